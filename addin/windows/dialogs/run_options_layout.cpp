#include "windows/dialogs/run_options_layout.hpp"

#include <commctrl.h>

#include <algorithm>

#include "windows/dialogs/dialog_layout.hpp"

namespace kaoping::dialogs {

namespace {

using space::above_text, space::beside_text, space::gap, space::margin;

// In device-independent units, 96 an inch.
constexpr int least_button = 80;
constexpr int client_width = 660;
constexpr int value_column = 190;
constexpr int dropped_rows = 8;  // of a list that drops down
constexpr int several_rows = 3;  // seen of several values

struct RunOptionsControl {
    int id;
    const wchar_t* kind;
    const std::wstring RunOptionsWords::*words;  // null: none
    DWORD style;
    DWORD extended = 0;
};

constexpr DWORD button_style = WS_TABSTOP | BS_PUSHBUTTON;
constexpr RunOptionsControl controls[] = {
    {id::list_label, WC_STATICW, &RunOptionsWords::list, SS_LEFT | SS_CENTERIMAGE},
    {id::list, WC_LISTVIEWW, nullptr,
     WS_TABSTOP | LVS_REPORT | LVS_SINGLESEL | LVS_SHOWSELALWAYS | LVS_NOSORTHEADER,
     WS_EX_CLIENTEDGE},
    {id::help, WC_STATICW, nullptr, SS_LEFT | SS_NOPREFIX},
    {id::value_label, WC_STATICW, &RunOptionsWords::value, SS_LEFT | SS_CENTERIMAGE},
    {id::text, WC_EDITW, nullptr, WS_TABSTOP | ES_AUTOHSCROLL, WS_EX_CLIENTEDGE},
    {id::lines, WC_EDITW, nullptr,
     WS_TABSTOP | WS_VSCROLL | ES_MULTILINE | ES_WANTRETURN | ES_AUTOVSCROLL | ES_AUTOHSCROLL,
     WS_EX_CLIENTEDGE},
    {id::choice, WC_COMBOBOXW, nullptr, WS_TABSTOP | WS_VSCROLL | CBS_DROPDOWNLIST},
    {id::browse, WC_BUTTONW, &RunOptionsWords::browse, button_style},
    {id::clear, WC_BUTTONW, &RunOptionsWords::clear, button_style},
    {IDOK, WC_BUTTONW, &RunOptionsWords::accept, WS_TABSTOP | BS_DEFPUSHBUTTON},
    {IDCANCEL, WC_BUTTONW, &RunOptionsWords::cancel, button_style},
};

// Pixels that a text takes in lines no wider than this.
int height_of(HWND dialog, const Screen& screen, const std::wstring& text, int width) {
    const HDC context = GetDC(dialog);
    const HGDIOBJ before = SelectObject(context, screen.font());
    RECT place{0, 0, width, 0};
    DrawTextW(context, text.c_str(), -1, &place, DT_CALCRECT | DT_WORDBREAK | DT_NOPREFIX);
    SelectObject(context, before);
    ReleaseDC(dialog, context);
    return static_cast<int>(place.bottom);
}

RECT work_area_of(HWND window) {
    MONITORINFO monitor{};
    monitor.cbSize = sizeof monitor;
    GetMonitorInfoW(MonitorFromWindow(window, MONITOR_DEFAULTTONEAREST), &monitor);
    return monitor.rcWork;
}

class RunOptionsLayout {
public:
    RunOptionsLayout(HWND dialog, const Screen& screen)
        : dialog_(dialog), screen_(screen), text_(static_cast<int>(screen.size_of(L"Ag").cy)) {}

    // The height of all but the list comes first: the list takes what the screen leaves.
    void place_all(const std::vector<std::wstring>& helps) {
        for (const std::wstring& help : helps)
            help_height_ = std::max(help_height_, height_of(dialog_, screen_, help, inner()));
        const int others = 2 * px(margin) + row() + help_height_ + several() + row() + 5 * px(gap);
        const RECT work = work_area_of(dialog_);
        RECT frame{0, 0, px(client_width), others};
        AdjustWindowRectEx(&frame, static_cast<DWORD>(GetWindowLongW(dialog_, GWL_STYLE)), FALSE,
                           static_cast<DWORD>(GetWindowLongW(dialog_, GWL_EXSTYLE)));
        const int room = static_cast<int>((work.bottom - work.top) - (frame.bottom - frame.top));
        const int list = std::min(wanted_list_height(), room);
        place_dialog(work, static_cast<int>(frame.right - frame.left),
                     static_cast<int>(frame.bottom - frame.top) + list);
        place_controls(list);
        size_columns();
    }

private:
    int px(int units) const { return screen_.pixels(units); }
    int inner() const { return px(client_width) - 2 * px(margin); }
    int row() const { return text_ + 2 * px(above_text) + px(2); }
    int several() const { return several_rows * text_ + 2 * px(above_text); }
    int button_width(int control) const {
        const std::wstring words = text_of_control(GetDlgItem(dialog_, control));
        return std::max(static_cast<int>(screen_.size_of(words.c_str()).cx) + 2 * px(beside_text),
                        px(least_button));
    }

    // With room for every row.
    int wanted_list_height() const {
        const HWND list = GetDlgItem(dialog_, id::list);
        MoveWindow(list, 0, 0, inner(), inner(), FALSE);  // its heading has a height then
        RECT first{};
        ListView_GetItemRect(list, 0, &first, LVIR_BOUNDS);
        const int rows = ListView_GetItemCount(list);
        return static_cast<int>(first.top + rows * (first.bottom - first.top)) +
               2 * GetSystemMetrics(SM_CYEDGE) + px(2);
    }

    void place_dialog(const RECT& work, int width, int height) const {
        RECT around = work;
        const HWND owner = GetWindow(dialog_, GW_OWNER);
        if (owner != nullptr && IsWindowVisible(owner)) GetWindowRect(owner, &around);
        const int left = static_cast<int>(around.left + around.right) / 2 - width / 2;
        const int top = static_cast<int>(around.top + around.bottom) / 2 - height / 2;
        const int last_left = static_cast<int>(work.right) - width;
        const int last_top = static_cast<int>(work.bottom) - height;
        SetWindowPos(dialog_, nullptr,
                     std::max(static_cast<int>(work.left), std::min(left, last_left)),
                     std::max(static_cast<int>(work.top), std::min(top, last_top)), width, height,
                     SWP_NOZORDER | SWP_NOACTIVATE);
    }

    void place(int control, int x, int y, int width, int height) const {
        MoveWindow(GetDlgItem(dialog_, control), x, y, width, height, TRUE);
    }

    void place_controls(int list_height) const {
        const int left = px(margin), right = left + inner();
        int y = px(margin);
        place(id::list_label, left, y, inner(), row());
        y += row();
        place(id::list, left, y, inner(), list_height);
        y += list_height + px(gap);
        place(id::help, left, y, inner(), help_height_);
        y += help_height_ + px(gap);
        place_editors(left, right, y);
        y += several() + 2 * px(gap);
        int x = right;
        for (const int control : {IDCANCEL, IDOK}) {
            x -= button_width(control);
            place(control, x, y, button_width(control), row());
            x -= px(gap);
        }
    }

    void place_editors(int left, int right, int y) const {
        const std::wstring words = text_of_control(GetDlgItem(dialog_, id::value_label));
        const int label = static_cast<int>(screen_.size_of(words.c_str()).cx) + px(gap);
        place(id::value_label, left, y, label, row());
        int x = right - button_width(id::clear);
        place(id::clear, x, y, button_width(id::clear), row());
        x -= px(gap) + button_width(id::browse);
        place(id::browse, x, y, button_width(id::browse), row());
        const int width = x - px(gap) - left - label;
        place(id::text, left + label, y, width, row());
        place(id::lines, left + label, y, width, several());
        place(id::choice, left + label, y, width, row() * dropped_rows);
    }

    void size_columns() const {
        const HWND list = GetDlgItem(dialog_, id::list);
        RECT inside{};
        GetClientRect(list, &inside);
        ListView_SetColumnWidth(list, 0, inside.right - px(value_column));
        ListView_SetColumnWidth(list, 1, px(value_column));
    }

    HWND dialog_;
    const Screen& screen_;
    int text_;
    int help_height_ = 0;
};

}  // namespace

std::wstring text_of_control(HWND control) {
    std::wstring text(static_cast<std::size_t>(GetWindowTextLengthW(control)) + 1, L'\0');
    text.resize(static_cast<std::size_t>(
        GetWindowTextW(control, text.data(), static_cast<int>(text.size()))));
    return text;
}

void make_run_options_controls(HWND dialog, const RunOptionsWords& words, const Screen& screen) {
    for (const RunOptionsControl& each : controls) {
        const HWND made = CreateWindowExW(
            each.extended, each.kind, each.words == nullptr ? L"" : (words.*each.words).c_str(),
            WS_CHILD | WS_VISIBLE | each.style, 0, 0, 0, 0, dialog,
            reinterpret_cast<HMENU>(static_cast<INT_PTR>(each.id)), nullptr, nullptr);
        SendMessageW(made, WM_SETFONT, reinterpret_cast<WPARAM>(screen.font()), TRUE);
    }
    SendMessageW(dialog, DM_SETDEFID, IDOK, 0);
}

void place_run_options(HWND dialog, const Screen& screen, const std::vector<std::wstring>& helps) {
    RunOptionsLayout(dialog, screen).place_all(helps);
}

}  // namespace kaoping::dialogs
