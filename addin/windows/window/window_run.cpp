#include <windows.h>
#include <commctrl.h>

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>

#include "job/option_values.hpp"
#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/window/gathering.hpp"
#include "windows/window/window.hpp"

// A run in the window: begun, followed, stopped, shown.
namespace kaoping::window {

namespace {

Text number(std::size_t value) { return same(std::to_string(value)); }

}  // namespace

std::optional<ScoreOptions> Window::options_for(Task task) {
    ScoreOptions options = others_;
    options.jobs = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    options.paths = form_.paths();
    options.check_only = task == Task::check;
    options.write_output = task == Task::score;
    if (options.paths.empty()) {
        box(words("window-no-forms"), MB_ICONINFORMATION);
        return std::nullopt;
    }
    for (const OptionField& field : option_fields) {
        const std::string value = form_.text(field.field);
        const Option& option = *find_option(field.option);
        if (value.empty() || (task == Task::check && option.name == "output")) continue;
        if (set_value(option, options, value)) continue;
        box(describe(bad_value(option, form_.label_of(field.field), value), ""), MB_ICONWARNING);
        SetFocus(form_[field.field]);
        return std::nullopt;
    }
    return options;
}

void Window::start(Task task) {
    if (job_) return;
    KillTimer(dialog_, start_timer);
    end_gathering(dialog_);
    auto options = options_for(task);
    if (!options) return;
    task_ = task;
    view_.reset();
    list_.clear();
    try {
        job_ = std::make_unique<Job>(dialog_, job_changed, std::move(*options));
    } catch (const std::system_error& error) {
        box(message("internal-error", {{"why", same(error.what())}}), MB_ICONERROR);
        return;
    }
    form_.set_openable(false, false);
    form_.set_running(true);
    SetFocus(form_[id::stop]);
    SendMessageW(form_[id::bar], PBM_SETPOS, 0, 0);
    tell(words("window-preparing"));
    show_findings();
}

void Window::stop() {
    if (job_) {
        job_->stop();
        tell(words("window-stopping"));
    } else if (KillTimer(dialog_, start_timer)) {  // it would have begun in a moment
        end_gathering(dialog_);
        tell(words("office-cancelled"));
    }
}

void Window::close() {
    if (job_ && box(words("window-close-running"), MB_YESNO | MB_ICONQUESTION) != IDYES) return;
    closing_ = true;
    if (job_) stop();  // and closed when it has ended
    else DestroyWindow(dialog_);
}

void Window::follow() {
    if (!job_) return;
    JobState state = job_->take();
    list_.add_read(state.read);
    if (state.over) finish(std::move(*state.over));
    else if (!job_->stopping() && state.total > 0) show_progress(state);
}

void Window::show_progress(const JobState& state) {
    SendMessageW(form_[id::bar], PBM_SETRANGE32, 0, static_cast<LPARAM>(state.total));
    SendMessageW(form_[id::bar], PBM_SETPOS, state.done, 0);
    tell(message(state.writing ? MessageCode("window-writing") : "window-reading",
                 {{"done", number(state.done)},
                  {"total", number(state.total)},
                  {"name", same(state.item)}}));
}

void Window::finish(RunView view) {
    job_.reset();
    if (closing_) {
        DestroyWindow(dialog_);
        return;
    }
    view_ = std::move(view);
    form_.set_running(false);
    form_.set_openable(!view_->summaries.empty(), !view_->output.empty());
    if (view_->end == End::done) list_.show(std::move(view_->rows));
    const int next = view_->summaries.empty() ? id::score : id::open_summary;
    form_.set_default(next);
    SetFocus(form_[view_->end == End::done ? id::list : next]);
    tell_end();
    show_findings();
    if (view_->end == End::refused) box(view_->notes.front(), MB_ICONERROR);
}

void Window::tell_end() {
    if (view_->end == End::cancelled) return tell(words("office-cancelled"));
    if (view_->end == End::refused) return tell(words("window-refused"));
    SendMessageW(form_[id::bar], PBM_SETPOS,
                 static_cast<WPARAM>(SendMessageW(form_[id::bar], PBM_GETRANGE, FALSE, 0)), 0);
    tell(message("window-over", {{"what", words(task_ == Task::check ? MessageCode("window-checked")
                                                                     : "window-scored")},
                                 {"counts", view_->counts}}));
}

}  // namespace kaoping::window
