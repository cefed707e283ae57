#include "fake_look.hpp"

#include <commctrl.h>

#include "fake_object.hpp"
#include "windows/excel/dialog_ids.h"

namespace kaoping::fake {

namespace {

constexpr int longest = 4096;
HWND host = nullptr;

std::wstring class_of(HWND control) {
    wchar_t name[64];
    GetClassNameW(control, name, static_cast<int>(std::size(name)));
    return name;
}

SIZE room_of(HWND control) {
    RECT inside{};
    GetClientRect(control, &inside);
    return {inside.right, inside.bottom};
}

// As the control draws it: a label in lines, anything else in one.
SIZE needed(HWND control, const std::wstring& text, bool lines, LONG width) {
    const HDC device = GetDC(control);
    const HGDIOBJ before =
        SelectObject(device, reinterpret_cast<HFONT>(SendMessageW(control, WM_GETFONT, 0, 0)));
    RECT place{0, 0, lines ? width : 0, 0};
    DrawTextW(device, text.c_str(), -1, &place,
              DT_CALCRECT | (lines ? DT_WORDBREAK | DT_NOPREFIX : DT_SINGLELINE));
    SelectObject(device, before);
    ReleaseDC(control, device);
    return {place.right, place.bottom};
}

void tell_text(HWND control, const std::wstring& name, const std::wstring& text, SIZE room,
               bool lines) {
    const SIZE size = needed(control, text, lines, room.cx);
    std::wstring line = L"text " + name;
    for (const LONG number : {room.cx, room.cy, size.cx, size.cy})
        line += L" " + std::to_wstring(number);
    tell(line + L" " + one_line(text));
}

void tell_columns(HWND list) {
    const HWND header = ListView_GetHeader(list);
    for (int column = 0; column < Header_GetItemCount(header); ++column) {
        wchar_t text[longest];
        LVCOLUMNW heading{};
        heading.mask = LVCF_TEXT | LVCF_WIDTH;
        heading.pszText = text;
        heading.cchTextMax = longest;
        SendMessageW(list, LVM_GETCOLUMNW, static_cast<WPARAM>(column),
                     reinterpret_cast<LPARAM>(&heading));
        tell_text(list, L"Column", text, {heading.cx, room_of(header).cy}, false);
    }
}

// The note below a list: its room is what the bar leaves of it.
void tell_note(HWND note) {
    wchar_t text[longest];
    GetWindowTextW(note, text, longest);
    RECT room{};
    SendMessageW(note, EM_GETRECT, 0, reinterpret_cast<LPARAM>(&room));
    const bool scrolls = (GetWindowLongPtrW(note, GWL_STYLE) & WS_VSCROLL) != 0;
    tell_text(note, scrolls ? L"Scrolled" : L"Note", text,
              {room.right - room.left, room.bottom - room.top}, true);
}

// What the list shows of each of its rows below it.
void tell_rows(HWND list) {
    const int rows = ListView_GetItemCount(list);
    for (int row = 0; row < rows; ++row) {
        ListView_SetItemState(list, row, LVIS_SELECTED | LVIS_FOCUSED,
                              LVIS_SELECTED | LVIS_FOCUSED);
        tell_note(GetDlgItem(GetParent(list), IDC_NOTE));
    }
}

BOOL CALLBACK tell_control(HWND control, LPARAM) {
    wchar_t text[longest];
    const std::wstring name = class_of(control);
    if (!IsWindowVisible(control)) return TRUE;
    if (name == WC_LISTVIEWW) {
        tell_columns(control);
        tell_rows(control);
    } else if ((name == L"Static" || name == L"Button") &&
               GetWindowTextW(control, text, longest) > 0) {
        tell_text(control, name, text, room_of(control), name == L"Static");
    }
    return TRUE;
}

BOOL CALLBACK tell_window(HWND window, LPARAM) {
    if (window == host || !IsWindowVisible(window)) return TRUE;
    EnumChildWindows(window, tell_control, 0);
    PostMessageW(window, WM_COMMAND, IDCANCEL, 0);
    return TRUE;
}

void CALLBACK look(HWND, UINT, UINT_PTR timer, DWORD) {
    KillTimer(nullptr, timer);
    EnumThreadWindows(GetCurrentThreadId(), tell_window, 0);
}

}  // namespace

void look_at_windows(HWND but_this, DWORD milliseconds) {
    host = but_this;
    SetTimer(nullptr, 0, milliseconds, look);
}

}  // namespace kaoping::fake
