#pragma once

#include <windows.h>

#include <string>
#include <vector>

#include "model/language.hpp"
#include "windows/dialogs/screen.hpp"

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
    others,
    others_given,
    roster_label,
    roster,
    pick_roster,
    experts_label,
    experts,
    pick_experts,
    previous_label,
    previous,
    pick_previous,
    plan_label,
    plan,
    pick_plan,
    year_label,
    year,
    deadline_label,
    deadline,
    notice_date_label,
    notice_date,
    notice_days_label,
    notice_days,
    reopen_label,
    reopen,
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

// A field whose text is the value of an option of the table.
struct OptionField {
    int field;
    const char* option;
};
constexpr OptionField option_fields[] = {
    {id::output, "output"},
    {id::roster, "roster"},
    {id::experts, "experts"},
    {id::previous, "previous"},
    {id::plan, "plan"},
    {id::year, "year"},
    {id::deadline, "deadline"},
    {id::notice_date, "notice-date"},
    {id::notice_days, "notice-days"},
    {id::reopen, "reopen"},
};

// The fields and buttons of the window: made, named, placed. Text is UTF-8 unless it is a
// std::wstring.
class Form {
public:
    explicit Form(HWND dialog);

    HWND operator[](int control) const { return GetDlgItem(dialog_, control); }
    void set_language(Language language);
    void set_font(HFONT font);
    void arrange(const dialogs::Screen& screen);
    int more_height(const dialogs::Screen& screen) const;  // of the fields under "more", in pixels
    SIZE least_size(const dialogs::Screen& screen) const;  // of the client area, in pixels

    std::string text(int control) const;
    std::string label_of(int field) const;   // its words without the letter to press and the colon
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
