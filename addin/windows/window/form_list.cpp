#include "windows/window/form_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "reports/wording/catalogue.hpp"
#include "windows/common/utf16.hpp"
#include "windows/window/said.hpp"

namespace kaoping::window {

namespace {

enum Column { file, status, first, columns };
constexpr std::array<MessageCode, columns> titles{"window-column-file", "window-column-status",
                                                  "window-column-first"};
constexpr int status_width = 84;  // in units of the screen
constexpr int file_percent = 38;

}  // namespace

FormList::FormList(HWND control) : control_(control) {
    ListView_SetExtendedListViewStyle(control_,
                                      LVS_EX_FULLROWSELECT | LVS_EX_DOUBLEBUFFER | LVS_EX_LABELTIP);
    for (int column = 0; column < columns; ++column) {
        LVCOLUMNW made{};
        made.mask = LVCF_WIDTH | LVCF_SUBITEM;
        made.iSubItem = column;
        SendMessageW(control_, LVM_INSERTCOLUMNW, static_cast<WPARAM>(column),
                     reinterpret_cast<LPARAM>(&made));
    }
}

void FormList::set_language(Language language) {
    language_ = language;
    for (int column = 0; column < columns; ++column) {
        std::wstring title = said(titles[static_cast<std::size_t>(column)], language_);
        LVCOLUMNW named{};
        named.mask = LVCF_TEXT;
        named.pszText = title.data();
        SendMessageW(control_, LVM_SETCOLUMNW, static_cast<WPARAM>(column),
                     reinterpret_cast<LPARAM>(&named));
    }
    refresh();
}

void FormList::fit(const dialogs::Screen& screen) {
    RECT inside{};
    GetWindowRect(control_, &inside);
    const int usable = static_cast<int>(inside.right - inside.left) -
                       GetSystemMetrics(SM_CXVSCROLL) - screen.pixels(4);
    const int wide = usable * file_percent / 100;
    const std::array<int, columns> widths{wide, screen.pixels(status_width),
                                          usable - wide - screen.pixels(status_width)};
    for (int column = 0; column < columns; ++column)
        ListView_SetColumnWidth(control_, column, widths[static_cast<std::size_t>(column)]);
}

void FormList::clear() { show({}); }

void FormList::add_read(const std::vector<std::string>& files) {
    for (const std::string& name : files) {
        FormRow row;
        row.name = name;
        row.status = words("window-file-read");
        rows_.push_back(std::move(row));
    }
    ListView_SetItemCountEx(control_, static_cast<int>(rows_.size()),
                            LVSICF_NOINVALIDATEALL | LVSICF_NOSCROLL);
}

void FormList::show(std::vector<FormRow> rows) {
    ListView_SetItemState(control_, -1, 0, LVIS_SELECTED | LVIS_FOCUSED);
    rows_ = std::move(rows);
    refresh();
}

const FormRow* FormList::selected() const {
    const int row = ListView_GetNextItem(control_, -1, LVNI_SELECTED);
    return row < 0 ? nullptr : &rows_[static_cast<std::size_t>(row)];
}

void FormList::answer(NMHDR& notice) {
    if (notice.code == LVN_COLUMNCLICK)
        return sort_by(reinterpret_cast<NMLISTVIEW&>(notice).iSubItem);
    if (notice.code != LVN_GETDISPINFOW) return;
    LVITEMW& item = reinterpret_cast<NMLVDISPINFOW&>(notice).item;
    const auto row = static_cast<std::size_t>(item.iItem);
    if ((item.mask & LVIF_TEXT) == 0 || row >= rows_.size()) return;
    asked_ = text_of(rows_[row], item.iSubItem);
    item.pszText = asked_.data();
}

std::wstring FormList::text_of(const FormRow& row, int column) const {
    return column == file ? utf16_of(row.name)
                          : said(column == status ? row.status : row.first, language_);
}

// As the column says, equal ones in the order they are in; what has something to correct comes
// first.
void FormList::sort_by(int column) {
    const auto before = [&](const FormRow& a, const FormRow& b) {
        if (column == file) return a.name < b.name;
        if (column == status) return a.status.zh < b.status.zh;
        return !a.first.zh.empty() && b.first.zh.empty();
    };
    std::stable_sort(rows_.begin(), rows_.end(), before);
    ListView_SetItemState(control_, -1, 0, LVIS_SELECTED | LVIS_FOCUSED);
    refresh();
}

void FormList::refresh() {
    ListView_SetItemCountEx(control_, static_cast<int>(rows_.size()), LVSICF_NOSCROLL);
    InvalidateRect(control_, nullptr, TRUE);
}

}  // namespace kaoping::window
