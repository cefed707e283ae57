#pragma once

#include <windows.h>
#include <commctrl.h>

#include <string>
#include <vector>

#include "windows/window/run_view.hpp"
#include "windows/dialogs/screen.hpp"

namespace kaoping::window {

// The list of forms: file, status, what is to be corrected first. The rows are kept here; the
// control asks for those it shows, however many there are.
class FormList {
public:
    explicit FormList(HWND control);

    void set_language(Language language);
    void fit(const dialogs::Screen& screen);  // the columns to the width of the control
    void clear();
    void add_read(const std::vector<std::string>& files);
    void show(std::vector<FormRow> rows);
    const FormRow* selected() const;  // null: none
    // LVN_GETDISPINFO and LVN_COLUMNCLICK.
    void answer(NMHDR& notice);

private:
    std::wstring text_of(const FormRow& row, int column) const;
    void sort_by(int column);
    void refresh();

    HWND control_;
    Language language_ = Language::zh;
    std::vector<FormRow> rows_;
    std::wstring asked_;  // the text that the control asked for last
};

}  // namespace kaoping::window
