#pragma once

#include <windows.h>

#include <string>
#include <vector>

#include "windows/window/screen.hpp"

namespace kaoping::window {

// The controls, also the numbers of their commands.
namespace id {
enum : int {
    forms_label = 100,
    forms,
    pick_folder,
    pick_files,
    output_label,
    output,
    pick_output,
    more,
    roster_label,
    roster,
    pick_roster,
    experts_label,
    experts,
    pick_experts,
    previous_label,
    previous,
    pick_previous,
    year_label,
    year,
    score,
    check,
    stop,
    open_summary,
    open_folder,
    status,
    bar,
    list_label,
    list,
    findings_label,
    findings,
    chinese,
    english,
    help,
    about,  // of the menu
};
}  // namespace id

// The fields and buttons of the window: made, named, placed. Text is UTF-8 unless it is a
// std::wstring.
class Form {
public:
    explicit Form(HWND dialog);

    HWND operator[](int control) const { return GetDlgItem(dialog_, control); }
    void set_language(const std::string& language);
    void set_font(HFONT font);
    void arrange(const Screen& screen);
    int more_height(const Screen& screen) const;  // of the fields under "more", in pixels
    SIZE least_size(const Screen& screen) const;  // of the client area, in pixels

    std::string text(int control) const;
    std::vector<std::string> paths() const;  // of the forms
    void set_text(int control, const std::wstring& text);
    void set_paths(const std::vector<std::string>& paths);
    // Which buttons can be pressed, which fields typed into.
    void set_running(bool running);
    void set_openable(bool summary, bool folder);
    void set_default(int button);
    bool shows_more() const;

private:
    HWND dialog_;
    HMENU menu_ = nullptr;
};

}  // namespace kaoping::window
