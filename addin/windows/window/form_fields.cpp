#include "windows/window/form_fields.hpp"

#include <commctrl.h>

#include <array>
#include <sstream>
#include <string_view>
#include <utility>

#include "windows/common/utf16.hpp"
#include "windows/window/said.hpp"

namespace kaoping::window {

namespace {

struct Control {
    int id;
    const wchar_t* kind;
    MessageCode words;  // may be none
    DWORD style;
    DWORD extended = 0;
};

constexpr DWORD label_style = SS_LEFT | SS_CENTERIMAGE;
constexpr DWORD field = WS_TABSTOP | ES_AUTOHSCROLL;
constexpr DWORD lines_field = WS_TABSTOP | WS_VSCROLL | ES_MULTILINE | ES_AUTOVSCROLL;
constexpr DWORD button = WS_TABSTOP | BS_PUSHBUTTON;
constexpr DWORD sunken = WS_EX_CLIENTEDGE;

// In the order of the Tab key; a label stands before the field that it names.
constexpr std::array controls{
    Control{id::forms_label, WC_STATICW, "window-forms", label_style},
    Control{id::forms, WC_EDITW, {}, lines_field | ES_AUTOHSCROLL, sunken},
    Control{id::pick_folder, WC_BUTTONW, "window-pick-folder", button},
    Control{id::pick_files, WC_BUTTONW, "window-pick-files", button},
    Control{id::output_label, WC_STATICW, "window-results", label_style},
    Control{id::output, WC_EDITW, {}, field, sunken},
    Control{id::pick_output, WC_BUTTONW, "window-browse", button},
    Control{id::more, WC_BUTTONW, "window-more", WS_TABSTOP | BS_AUTOCHECKBOX},
    Control{id::others, WC_BUTTONW, "window-others", button},
    Control{
        id::others_given, WC_STATICW, {}, SS_LEFT | SS_CENTERIMAGE | SS_NOPREFIX | SS_ENDELLIPSIS},
    Control{id::roster_label, WC_STATICW, "window-roster", label_style},
    Control{id::roster, WC_EDITW, {}, field, sunken},
    Control{id::pick_roster, WC_BUTTONW, "window-choose", button},
    Control{id::experts_label, WC_STATICW, "window-experts", label_style},
    Control{id::experts, WC_EDITW, {}, field, sunken},
    Control{id::pick_experts, WC_BUTTONW, "window-choose", button},
    Control{id::previous_label, WC_STATICW, "window-previous", label_style},
    Control{id::previous, WC_EDITW, {}, field, sunken},
    Control{id::pick_previous, WC_BUTTONW, "window-choose", button},
    Control{id::plan_label, WC_STATICW, "window-plan", label_style},
    Control{id::plan, WC_EDITW, {}, field, sunken},
    Control{id::pick_plan, WC_BUTTONW, "window-choose", button},
    Control{id::year_label, WC_STATICW, "window-year", label_style},
    Control{id::year, WC_EDITW, {}, field, sunken},
    Control{id::deadline_label, WC_STATICW, "window-deadline", label_style},
    Control{id::deadline, WC_EDITW, {}, field, sunken},
    Control{id::notice_date_label, WC_STATICW, "window-notice-date", label_style},
    Control{id::notice_date, WC_EDITW, {}, field, sunken},
    Control{id::notice_days_label, WC_STATICW, "window-notice-days", label_style},
    Control{id::notice_days, WC_EDITW, {}, field, sunken},
    Control{id::reopen_label, WC_STATICW, "window-reopen", label_style},
    Control{id::reopen, WC_EDITW, {}, field, sunken},
    Control{id::score, WC_BUTTONW, "window-score", WS_TABSTOP | BS_DEFPUSHBUTTON},
    Control{id::check, WC_BUTTONW, "window-check", button},
    Control{id::stop, WC_BUTTONW, "window-stop", button},
    Control{id::open_summary, WC_BUTTONW, "window-open-summary", button},
    Control{id::open_folder, WC_BUTTONW, "window-open-folder", button},
    Control{id::status, WC_STATICW, {}, SS_LEFT | SS_CENTERIMAGE | SS_NOPREFIX | SS_ENDELLIPSIS},
    Control{id::bar, PROGRESS_CLASSW, {}, PBS_SMOOTH},
    Control{id::list_label, WC_STATICW, "window-list", label_style},
    Control{id::list,
            WC_LISTVIEWW,
            {},
            WS_TABSTOP | LVS_REPORT | LVS_OWNERDATA | LVS_SINGLESEL | LVS_SHOWSELALWAYS,
            sunken},
    Control{id::findings_label, WC_STATICW, "window-notes", label_style},
    Control{id::findings, WC_EDITW, {}, lines_field | ES_READONLY, sunken},
};

constexpr std::pair<int, MessageCode> cues[] = {
    {id::output, MessageCode("window-results-cue")},
    {id::roster, MessageCode("window-optional-cue")},
    {id::experts, MessageCode("window-optional-cue")},
    {id::previous, MessageCode("window-optional-cue")},
    {id::plan, MessageCode("window-optional-cue")},
    {id::year, MessageCode("window-year-cue")},
    {id::deadline, MessageCode("window-date-cue")},
    {id::notice_date, MessageCode("window-date-cue")},
    {id::notice_days, MessageCode("window-days-cue")},
    {id::reopen, MessageCode("window-reopen-cue")},
};

constexpr int inputs[] = {
    id::forms,         id::pick_folder, id::pick_files, id::output,       id::pick_output,
    id::roster,        id::pick_roster, id::experts,    id::pick_experts, id::previous,
    id::pick_previous, id::plan,        id::pick_plan,  id::year,         id::deadline,
    id::notice_date,   id::notice_days, id::reopen,     id::others,       id::score,
    id::check,
};

void append(HMENU menu, int command, MessageCode words, Language language) {
    AppendMenuW(menu, MF_STRING, static_cast<UINT_PTR>(command), said(words, language).c_str());
}

HMENU make_menu(Language language) {
    const HMENU menu = CreateMenu();
    const HMENU languages = CreatePopupMenu();
    append(languages, id::chinese, "window-menu-chinese", language);
    append(languages, id::english, "window-menu-english", language);
    CheckMenuRadioItem(languages, id::chinese, id::english,
                       language == Language::en ? id::english : id::chinese, MF_BYCOMMAND);
    const HMENU help = CreatePopupMenu();
    append(help, id::help, "office-help", language);
    append(help, id::about, "office-about", language);
    AppendMenuW(menu, MF_POPUP, reinterpret_cast<UINT_PTR>(languages),
                said("window-menu-language", language).c_str());
    AppendMenuW(menu, MF_POPUP, reinterpret_cast<UINT_PTR>(help),
                said("window-menu-help", language).c_str());
    return menu;
}

// Explorer's "Copy as path" puts quotation marks around it.
std::string bare_path(std::string line) {
    constexpr const char* around = " \t\r\"";
    const auto from = line.find_first_not_of(around);
    return from == std::string::npos ? ""
                                     : line.substr(from, line.find_last_not_of(around) - from + 1);
}

}  // namespace

Form::Form(HWND dialog) : dialog_(dialog) {
    for (const Control& control : controls)
        CreateWindowExW(
            control.extended, control.kind, L"", WS_CHILD | WS_VISIBLE | control.style, 0, 0, 0, 0,
            dialog_, reinterpret_cast<HMENU>(static_cast<INT_PTR>(control.id)), nullptr, nullptr);
    SendMessageW((*this)[id::findings], EM_SETLIMITTEXT, 0, 0);
    SendMessageW((*this)[id::forms], EM_SETLIMITTEXT, 0, 0);
    set_running(false);
    set_openable(false, false);
}

void Form::set_language(Language language) {
    for (const Control& control : controls)
        if (!control.words.empty()) set_text(control.id, said(control.words, language));
    for (const auto& [control, words] : cues)
        SendMessageW((*this)[control], EM_SETCUEBANNER, FALSE,
                     reinterpret_cast<LPARAM>(said(words, language).c_str()));
    const HMENU before = std::exchange(menu_, make_menu(language));
    SetMenu(dialog_, menu_);
    if (before != nullptr) DestroyMenu(before);
}

void Form::set_font(HFONT font) {
    for (const Control& control : controls)
        SendMessageW((*this)[control.id], WM_SETFONT, reinterpret_cast<WPARAM>(font), TRUE);
}

std::string Form::text(int control) const {
    const HWND window = (*this)[control];
    std::wstring text(static_cast<std::size_t>(GetWindowTextLengthW(window)) + 1, L'\0');
    text.resize(static_cast<std::size_t>(
        GetWindowTextW(window, text.data(), static_cast<int>(text.size()))));
    return control == id::forms ? utf8_of(text) : bare_path(utf8_of(text));
}

// "考核年度(&Y)：", "&Year:"; the label stands before its field.
std::string Form::label_of(int field_) const {
    std::string label = text(field_ - 1);
    for (const std::string_view mark : {"：", ":"})
        if (label.ends_with(mark)) label.resize(label.size() - mark.size());
    if (const auto letter = label.rfind("(&"); letter != std::string::npos) label.resize(letter);
    std::erase(label, '&');
    return label;
}

std::vector<std::string> Form::paths() const {
    std::vector<std::string> paths;
    std::istringstream all(text(id::forms));
    for (std::string line; std::getline(all, line);)
        if (std::string path = bare_path(line); !path.empty()) paths.push_back(std::move(path));
    return paths;
}

void Form::set_text(int control, const std::wstring& text) {
    SetWindowTextW((*this)[control], text.c_str());
}

void Form::set_paths(const std::vector<std::string>& paths) {
    std::wstring all;
    for (const std::string& path : paths) {
        if (!all.empty()) all += L"\r\n";
        all += utf16_of(path);
    }
    set_text(id::forms, all);
}

void Form::set_running(bool running) {
    for (const int control : inputs) EnableWindow((*this)[control], !running);
    EnableWindow((*this)[id::stop], running);
}

void Form::set_openable(bool summary, bool folder) {
    EnableWindow((*this)[id::open_summary], summary);
    EnableWindow((*this)[id::open_folder], folder);
}

void Form::set_default(int button_) {
    for (const int candidate : {id::score, id::open_summary})
        SendMessageW((*this)[candidate], BM_SETSTYLE,
                     candidate == button_ ? BS_DEFPUSHBUTTON : BS_PUSHBUTTON, TRUE);
    SendMessageW(dialog_, DM_SETDEFID, static_cast<WPARAM>(button_), 0);
}

bool Form::shows_more() const { return IsDlgButtonChecked(dialog_, id::more) == BST_CHECKED; }

}  // namespace kaoping::window
