#include "windows/window/window.hpp"

#include <windows.h>
#include <commctrl.h>

#include <algorithm>
#include <array>

#include "job/version.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/common/settings.hpp"
#include "windows/common/utf16.hpp"
#include "windows/dialogs/dialog_layout.hpp"
#include "windows/window/gathering.hpp"
#include "windows/window/other_options.hpp"
#include "windows/window/pickers.hpp"
#include "windows/window/said.hpp"

namespace kaoping::window {

namespace {

constexpr int first_width = 820;  // in units of the screen
constexpr int first_height = 620;
constexpr int icon_resource = 1;

// Without controls: they are made where they are described.
HWND make_dialog(DLGPROC procedure) {
    struct {
        DLGTEMPLATE dialog;
        std::array<WORD, 3> menu_class_title;
    } description{};
    description.dialog.style = WS_OVERLAPPEDWINDOW | WS_CLIPCHILDREN;
    description.dialog.dwExtendedStyle = WS_EX_ACCEPTFILES | WS_EX_APPWINDOW | WS_EX_CONTROLPARENT;
    const HWND dialog = CreateDialogIndirectParamW(GetModuleHandleW(nullptr), &description.dialog,
                                                   nullptr, procedure, 0);
    if (dialog != nullptr) keep_own_layout(dialog);
    return dialog;
}

void set_icon(HWND dialog, WPARAM which, int width, int height) {
    const HANDLE icon =
        LoadImageW(GetModuleHandleW(nullptr), MAKEINTRESOURCEW(icon_resource), IMAGE_ICON,
                   GetSystemMetrics(width), GetSystemMetrics(height), LR_SHARED);
    SendMessageW(dialog, WM_SETICON, which, reinterpret_cast<LPARAM>(icon));
}

// Of the screen that the window is on.
RECT work_area(HWND dialog) {
    MONITORINFO monitor{};
    monitor.cbSize = sizeof monitor;
    GetMonitorInfoW(MonitorFromWindow(dialog, MONITOR_DEFAULTTOPRIMARY), &monitor);
    return monitor.rcWork;
}

// In the middle of the screen, no larger than that.
void centre(HWND dialog, int width, int height) {
    const RECT work = work_area(dialog);
    const int wide = std::min(width, static_cast<int>(work.right - work.left));
    const int high = std::min(height, static_cast<int>(work.bottom - work.top));
    SetWindowPos(dialog, nullptr, work.left + (work.right - work.left - wide) / 2,
                 work.top + (work.bottom - work.top - high) / 2, wide, high, SWP_NOZORDER);
}

}  // namespace

Window::Window(const Arguments& arguments)
    : dialog_(make_dialog(procedure)),
      language_(arguments.language ? *arguments.language : chosen_language()),
      screen_(dialog_),
      form_(dialog_),
      list_(form_[id::list]) {
    SetWindowLongPtrW(dialog_, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
    set_icon(dialog_, ICON_BIG, SM_CXICON, SM_CYICON);
    set_icon(dialog_, ICON_SMALL, SM_CXSMICON, SM_CYSMICON);
    form_.set_font(screen_.font());
    set_language(language_);
    centre(dialog_, screen_.pixels(first_width), screen_.pixels(first_height));
    open(arguments);
}

Window::~Window() {
    if (IsWindow(dialog_)) DestroyWindow(dialog_);
}

void Window::open(const Arguments& arguments) {
    take_paths(arguments.paths);
    ShowWindow(dialog_, SW_SHOWDEFAULT);
    SetFocus(form_[arguments.paths.empty() ? id::pick_folder : id::score]);
    if (arguments.problem) box(describe(*arguments.problem, ""), MB_ICONERROR);
    if (!arguments.task) return;
    task_ = *arguments.task;
    if (arguments.gathers) begin_gathering(dialog_, task_);
    SetTimer(dialog_, start_timer, arguments.gathers ? gathering_milliseconds : 0, nullptr);
}

void Window::run() {
    MSG message{};
    while (GetMessageW(&message, nullptr, 0, 0) > 0) {
        if (own_key(message) || IsDialogMessageW(dialog_, &message)) continue;
        TranslateMessage(&message);
        DispatchMessageW(&message);
    }
}

INT_PTR CALLBACK Window::procedure(HWND dialog, UINT message, WPARAM wparam, LPARAM lparam) {
    auto* window = reinterpret_cast<Window*>(GetWindowLongPtrW(dialog, GWLP_USERDATA));
    return window != nullptr && window->handle(message, wparam, lparam) ? TRUE : FALSE;
}

bool Window::handle(UINT message, WPARAM wparam, LPARAM lparam) {
    switch (message) {
        case WM_COMMAND: handle_command(LOWORD(wparam), HIWORD(wparam)); return true;
        case WM_NOTIFY: handle_notice(*reinterpret_cast<NMHDR*>(lparam)); return true;
        case WM_SIZE:
            form_.arrange(screen_);
            list_.fit(screen_);
            return true;
        case WM_GETMINMAXINFO: limit_size(*reinterpret_cast<MINMAXINFO*>(lparam)); return true;
        case WM_DPICHANGED:
            set_dpi(LOWORD(wparam), *reinterpret_cast<const RECT*>(lparam));
            return true;
        case WM_DROPFILES: take_paths(dropped_paths(reinterpret_cast<HDROP>(wparam))); return true;
        case WM_HELP: box(words("window-help"), MB_ICONINFORMATION); return true;
        case WM_CLOSE: close(); return true;
        case WM_DESTROY: PostQuitMessage(0); return true;
        case WM_TIMER: start(task_); return true;
        case WM_COPYDATA: return gather(*reinterpret_cast<const COPYDATASTRUCT*>(lparam));
        case job_changed: follow(); return true;
        default: return false;
    }
}

void Window::handle_command(int control, int event) {
    switch (control) {
        case IDCANCEL:
        case id::stop: return stop();
        case id::score: return start(Task::score);
        case id::check: return start(Task::check);
        case id::more: return show_more();
        case id::others: return ask_others();
        case id::chinese:
        case id::english:
            return choose_language(control == id::english ? Language::en : Language::zh);
        case id::help: box(words("window-help"), MB_ICONINFORMATION); return;
        case id::about:
            box(message("office-about-text", {{"engine", same(engine_name())}}),
                MB_ICONINFORMATION);
            return;
        case id::open_summary:
            for (const std::string& summary : view_->summaries) open_or_tell(summary);
            return;
        case id::open_folder: return open_or_tell(view_->output);
        case id::forms:
        case id::output:
            if (event == EN_CHANGE) form_.set_default(id::score);
            return;
        default: return pick(control);
    }
}

void Window::handle_notice(NMHDR& notice) {
    if (notice.hwndFrom != form_[id::list]) return;
    if (notice.code == LVN_ITEMCHANGED) show_findings();
    else if (notice.code == NM_DBLCLK) open_row();
    else list_.answer(notice);
}

// Keys that a dialog would take for something else.
bool Window::own_key(const MSG& key) {
    if (key.message != WM_KEYDOWN || (key.hwnd != dialog_ && !IsChild(dialog_, key.hwnd)))
        return false;
    if (key.wParam == VK_ESCAPE) stop();
    else if (key.wParam == VK_RETURN && key.hwnd == form_[id::list]) open_row();
    else if (key.wParam == 'A' && GetKeyState(VK_CONTROL) < 0 && GetKeyState(VK_MENU) >= 0 &&
             key.hwnd != form_[id::list])
        SendMessageW(key.hwnd, EM_SETSEL, 0, -1);
    else return false;
    return true;
}

void Window::set_language(Language language) {
    language_ = language;
    form_.set_language(language_);
    list_.set_language(language_);
    form_.arrange(screen_);
    tell(status_);
    show_findings();
}

void Window::choose_language(Language language) {
    keep_language(language);
    set_language(language);
}

void Window::set_dpi(UINT dpi, const RECT& place) {
    screen_.set_dpi(dpi);
    form_.set_font(screen_.font());
    SetWindowPos(dialog_, nullptr, place.left, place.top, place.right - place.left,
                 place.bottom - place.top, SWP_NOZORDER | SWP_NOACTIVATE);
    form_.arrange(screen_);
    list_.fit(screen_);
}

void Window::limit_size(MINMAXINFO& limits) const {
    const SIZE least = form_.least_size(screen_);
    RECT frame{0, 0, least.cx, least.cy};
    AdjustWindowRectEx(&frame, static_cast<DWORD>(GetWindowLongW(dialog_, GWL_STYLE)), TRUE,
                       static_cast<DWORD>(GetWindowLongW(dialog_, GWL_EXSTYLE)));
    limits.ptMinTrackSize = {frame.right - frame.left, frame.bottom - frame.top};
}

// The window grows and shrinks with the fields, so that the list stays as high as it was where the
// screen has room.
void Window::show_more() {
    RECT place{};
    GetWindowRect(dialog_, &place);
    const RECT work = work_area(dialog_);
    const int grown = form_.more_height(screen_) * (form_.shows_more() ? 1 : -1);
    const int height = std::min(static_cast<int>(place.bottom - place.top) + grown,
                                static_cast<int>(work.bottom - work.top));
    const int top =
        std::max(static_cast<int>(work.top),
                 std::min(static_cast<int>(place.top), static_cast<int>(work.bottom) - height));
    if (!IsZoomed(dialog_))
        SetWindowPos(dialog_, nullptr, place.left, top, place.right - place.left, height,
                     SWP_NOZORDER);
    form_.arrange(screen_);
}

void Window::ask_others() {
    const auto chosen = ask_other_options(dialog_, language_, others_);
    if (!chosen) return;
    others_ = *chosen;
    form_.set_text(id::others_given, utf16_of(other_options_given(others_)));
}

void Window::pick(int button) {
    const auto title = [&](MessageCode words) { return said(words, language_); };
    std::string path;
    int field = 0;
    switch (button) {
        case id::pick_files: return take_paths(pick_forms(dialog_, title("window-title-forms")));
        case id::pick_folder:
            if (path = pick_folder(dialog_, title("window-title-folder")); !path.empty())
                take_paths({path});
            return;
        case id::pick_output:
            path = pick_folder(dialog_, title("office-output-folder"));
            field = id::output;
            break;
        case id::pick_roster:
            path = pick_workbook(dialog_, title("office-choose-roster"));
            field = id::roster;
            break;
        case id::pick_experts:
            path = pick_folder(dialog_, title("window-title-experts"));
            field = id::experts;
            break;
        case id::pick_previous:
            path = pick_results(dialog_, title("window-title-previous"));
            field = id::previous;
            break;
        case id::pick_plan:
            path = pick_plan(dialog_, title("window-title-plan"));
            field = id::plan;
            break;
        default: return;
    }
    if (!path.empty()) form_.set_text(field, utf16_of(path));
}

// In the order of their names: which start comes first is chance.
bool Window::gather(const COPYDATASTRUCT& data) {
    const auto more = handed_over(dialog_, data);
    if (more.empty()) return false;
    auto paths = form_.paths();
    paths.insert(paths.end(), more.begin(), more.end());
    std::sort(paths.begin(), paths.end());
    form_.set_paths(paths);
    SetTimer(dialog_, start_timer, gathering_milliseconds, nullptr);
    SetWindowLongPtrW(dialog_, DWLP_MSGRESULT, TRUE);
    return true;
}

void Window::take_paths(const std::vector<std::string>& paths) {
    if (!job_ && !paths.empty()) form_.set_paths(paths);
}

void Window::open_or_tell(const std::string& path) {
    if (!open_path(dialog_, path))
        box(message("window-not-opened", {{"path", same(native_path(path))}}), MB_ICONWARNING);
}

void Window::open_row() {
    const FormRow* row = list_.selected();
    if (row == nullptr || !view_) return;
    if (!row->document.empty()) return open_or_tell(row->document);
    box(message("window-no-document", {{"name", same(row->name)}}), MB_ICONINFORMATION);
}

int Window::box(const Text& text, UINT kind) const {
    return MessageBoxW(dialog_, said(text, language_).c_str(),
                       said("office-product", language_).c_str(), kind);
}

void Window::tell(const Text& status) {
    status_ = status;
    form_.set_text(id::status, said(status_, language_));
    show_title();
}

// While a run goes on and after it the taskbar says how it stands.
void Window::show_title() {
    std::wstring title = said("office-product", language_);
    if (!status_.zh.empty()) title += L" – " + said(status_, language_);
    SetWindowTextW(dialog_, title.c_str());
}

// Of the form selected; of none, what is said of the run as a whole.
void Window::show_findings() {
    const FormRow* row = list_.selected();
    const bool of_form = row != nullptr && view_ && view_->end == End::done;
    form_.set_text(id::findings_label,
                   said(of_form ? MessageCode("window-findings") : "window-notes", language_));
    std::wstring text;
    if (of_form)
        text = row->findings.empty() ? said("window-nothing-to-correct", language_)
                                     : lines(row->findings, language_);
    else if (view_) text = lines(view_->notes, language_);
    else if (!job_) text = said("window-welcome", language_);
    form_.set_text(id::findings, text);
}

}  // namespace kaoping::window
