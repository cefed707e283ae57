#include "windows/excel/list_window.hpp"

#include <commctrl.h>

#include <algorithm>

#include "windows/dialogs/dialog_layout.hpp"
#include "windows/excel/dialog_ids.h"
#include "windows/excel/module.hpp"

namespace kaoping::excel {

namespace {

// The office's message loop knows nothing of our dialogs: Tab, Enter and Esc reach them by this
// hook of its thread.
class DialogKeys {
public:
    explicit DialogKeys(HWND dialog) {
        open() = dialog;
        hook_ = SetWindowsHookExW(WH_GETMESSAGE, on_message, nullptr, GetCurrentThreadId());
    }
    DialogKeys(const DialogKeys&) = delete;
    DialogKeys& operator=(const DialogKeys&) = delete;
    ~DialogKeys() {
        UnhookWindowsHookEx(hook_);
        open() = nullptr;
    }

private:
    static HWND& open() {
        static HWND dialog = nullptr;
        return dialog;
    }
    static LRESULT CALLBACK on_message(int code, WPARAM removed, LPARAM at) {
        auto* message = reinterpret_cast<MSG*>(at);
        const bool key = message->message >= WM_KEYFIRST && message->message <= WM_KEYLAST;
        if (code >= 0 && removed == PM_REMOVE && key && open() != nullptr &&
            IsDialogMessageW(open(), message))
            message->message = WM_NULL;
        return CallNextHookEx(nullptr, code, removed, at);
    }

    HHOOK hook_ = nullptr;
};

class ListDialog {
public:
    explicit ListDialog(ListWindow window) : window_(std::move(window)) {}

    static INT_PTR CALLBACK on_message(HWND dialog, UINT message, WPARAM wide, LPARAM at) {
        if (message == WM_INITDIALOG) SetWindowLongPtrW(dialog, DWLP_USER, at);
        auto* self = reinterpret_cast<ListDialog*>(GetWindowLongPtrW(dialog, DWLP_USER));
        if (self == nullptr) return FALSE;
        if (message == WM_NCDESTROY) {
            SetWindowLongPtrW(dialog, DWLP_USER, 0);
            delete self;
            return FALSE;
        }
        return self->handle(dialog, message, LOWORD(wide), at);
    }

private:
    INT_PTR handle(HWND dialog, UINT message, int id, LPARAM at) {
        switch (message) {
            case WM_INITDIALOG: fill(dialog); return FALSE;
            case WM_SIZE: place(); return TRUE;
            case WM_GETMINMAXINFO:
                reinterpret_cast<MINMAXINFO*>(at)->ptMinTrackSize = smallest_;
                return TRUE;
            case WM_COMMAND: command(id); return TRUE;
            case WM_CLOSE: DestroyWindow(dialog_); return TRUE;
            case WM_NOTIFY: notified(reinterpret_cast<NMHDR*>(at)->code); return TRUE;
            default: return FALSE;
        }
    }

    // Buttons stand at the right: of two, the first place stays empty.
    int first_button() const { return 3 - static_cast<int>(window_.buttons.size()); }

    void command(int id) {
        const int button = id - IDC_BUTTON_0 - first_button();
        const int last = static_cast<int>(window_.buttons.size()) - 1;
        if (id == IDCANCEL || button == last) DestroyWindow(dialog_);
        else if (button >= 0 && button < last)
            window_.pressed(ListView_GetNextItem(rows_, -1, LVNI_SELECTED), button);
    }

    void notified(UINT what) {
        if (what == static_cast<UINT>(NM_DBLCLK)) command(IDC_BUTTON_0 + first_button());
        if (what == static_cast<UINT>(LVN_ITEMCHANGED))
            show_whole(ListView_GetNextItem(rows_, -1, LVNI_SELECTED));
    }

    // What the list cuts short is shown below it.
    void show_whole(int row) {
        std::wstring text = window_.text;
        if (row >= 0) text += L"\r\n" + window_.rows[static_cast<std::size_t>(row)].back();
        SetDlgItemTextW(dialog_, IDC_NOTE, text.c_str());
        show_scroll_bar();
    }

    // The note has a scroll bar when it has more lines than room.
    void show_scroll_bar() {
        const HWND note = GetDlgItem(dialog_, IDC_NOTE);
        ShowScrollBar(note, SB_VERT, FALSE);
        RECT room{};
        SendMessageW(note, EM_GETRECT, 0, reinterpret_cast<LPARAM>(&room));
        const HDC device = GetDC(note);
        const HGDIOBJ before =
            SelectObject(device, reinterpret_cast<HFONT>(SendMessageW(note, WM_GETFONT, 0, 0)));
        TEXTMETRICW metrics{};
        GetTextMetricsW(device, &metrics);
        SelectObject(device, before);
        ReleaseDC(note, device);
        const auto lines = static_cast<LONG>(SendMessageW(note, EM_GETLINECOUNT, 0, 0));
        ShowScrollBar(note, SB_VERT, lines * metrics.tmHeight > room.bottom - room.top);
    }

    void fill(HWND dialog) {
        dialog_ = dialog;
        rows_ = GetDlgItem(dialog, IDC_ROWS);
        keys_ = std::make_unique<DialogKeys>(dialog);
        SetWindowTextW(dialog, window_.title.c_str());
        show_whole(-1);
        for (int place = 0; place < 3; ++place) {
            const int button = place - first_button();
            if (button >= 0)
                SetDlgItemTextW(dialog, IDC_BUTTON_0 + place,
                                window_.buttons[static_cast<std::size_t>(button)].c_str());
            else ShowWindow(GetDlgItem(dialog, IDC_BUTTON_0 + place), SW_HIDE);
        }
        SendMessageW(dialog, DM_SETDEFID, static_cast<WPARAM>(IDC_BUTTON_0 + first_button()), 0);
        remember_places();
        fill_rows();
        SetFocus(rows_);
    }

    void fill_rows() {
        ListView_SetExtendedListViewStyle(rows_,
                                          LVS_EX_FULLROWSELECT | LVS_EX_LABELTIP | LVS_EX_INFOTIP);
        for (int column = 0; column < static_cast<int>(window_.columns.size()); ++column) {
            LVCOLUMNW heading{};
            heading.mask = LVCF_TEXT;
            heading.pszText = window_.columns[static_cast<std::size_t>(column)].data();
            SendMessageW(rows_, LVM_INSERTCOLUMNW, static_cast<WPARAM>(column),
                         reinterpret_cast<LPARAM>(&heading));
        }
        for (int row = 0; row < static_cast<int>(window_.rows.size()); ++row) add_row(row);
        ListView_SetItemState(rows_, 0, LVIS_SELECTED | LVIS_FOCUSED, LVIS_SELECTED | LVIS_FOCUSED);
        fit_columns();
    }

    void add_row(int row) {
        auto& cells = window_.rows[static_cast<std::size_t>(row)];
        LVITEMW item{};
        item.mask = LVIF_TEXT;
        item.iItem = row;
        for (item.iSubItem = 0; item.iSubItem < static_cast<int>(cells.size()); ++item.iSubItem) {
            item.pszText = cells[static_cast<std::size_t>(item.iSubItem)].data();
            SendMessageW(rows_, item.iSubItem == 0 ? LVM_INSERTITEMW : LVM_SETITEMW, 0,
                         reinterpret_cast<LPARAM>(&item));
        }
    }

    // The last column takes what the others leave.
    void fit_columns() {
        const int last = static_cast<int>(window_.columns.size()) - 1;
        RECT inside{};
        GetClientRect(rows_, &inside);
        int left = inside.right;
        for (int column = 0; column < last; ++column) {
            ListView_SetColumnWidth(rows_, column, LVSCW_AUTOSIZE_USEHEADER);
            left -= ListView_GetColumnWidth(rows_, column);
        }
        ListView_SetColumnWidth(rows_, last, LVSCW_AUTOSIZE_USEHEADER);
        if (ListView_GetColumnWidth(rows_, last) < left) ListView_SetColumnWidth(rows_, last, left);
    }

    void remember_places() {
        RECT whole{};
        GetWindowRect(dialog_, &whole);
        smallest_ = {whole.right - whole.left, whole.bottom - whole.top};
        GetClientRect(dialog_, &client_);
        for (const int id : {IDC_ROWS, IDC_NOTE, IDC_BUTTON_0, IDC_BUTTON_1, IDC_BUTTON_2}) {
            RECT at{};
            GetWindowRect(GetDlgItem(dialog_, id), &at);
            MapWindowPoints(nullptr, dialog_, reinterpret_cast<POINT*>(&at), 2);
            places_.push_back({id, at});
        }
    }

    // The list grows with the window; what stands below it moves.
    void place() {
        RECT now{};
        GetClientRect(dialog_, &now);
        const int wider = now.right - client_.right;
        const int taller = now.bottom - client_.bottom;
        for (auto [id, at] : places_) {
            if (id == IDC_ROWS) at.bottom += taller;
            else OffsetRect(&at, 0, taller);
            if (id == IDC_ROWS || id == IDC_NOTE) at.right += wider;
            else OffsetRect(&at, wider, 0);
            MoveWindow(GetDlgItem(dialog_, id), at.left, at.top, at.right - at.left,
                       at.bottom - at.top, TRUE);
        }
        if (places_.empty()) return;
        fit_columns();
        show_scroll_bar();
    }

    ListWindow window_;
    HWND dialog_ = nullptr;
    HWND rows_ = nullptr;
    std::unique_ptr<DialogKeys> keys_;
    POINT smallest_{};
    RECT client_{};
    std::vector<std::pair<int, RECT>> places_;
};

// In the middle of the office's window.
void centre(HWND window, HWND owner) {
    RECT around{};
    RECT own{};
    if (owner == nullptr || !GetWindowRect(owner, &around) || !GetWindowRect(window, &own)) return;
    const int left = around.left + ((around.right - around.left) - (own.right - own.left)) / 2;
    const int top = around.top + ((around.bottom - around.top) - (own.bottom - own.top)) / 2;
    SetWindowPos(window, nullptr, std::max(left, 0), std::max(top, 0), 0, 0,
                 SWP_NOSIZE | SWP_NOZORDER | SWP_NOACTIVATE);
}

}  // namespace

HWND open_list(HWND owner, ListWindow window) {
    const INITCOMMONCONTROLSEX controls{sizeof controls, ICC_LISTVIEW_CLASSES};
    InitCommonControlsEx(&controls);
    auto dialog = std::make_unique<ListDialog>(std::move(window));
    const HWND made =
        CreateDialogParamW(module(), MAKEINTRESOURCEW(IDD_LIST), owner, ListDialog::on_message,
                           reinterpret_cast<LPARAM>(dialog.get()));
    if (made == nullptr) return nullptr;
    keep_own_layout(made);
    static_cast<void>(dialog.release());  // the window's own now
    centre(made, owner);
    ShowWindow(made, SW_SHOW);
    return made;
}

}  // namespace kaoping::excel
