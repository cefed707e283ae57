#include "windows/window/job.hpp"

#include <exception>
#include <utility>

#include "reports/wording/catalogue.hpp"

namespace kaoping::window {

Job::Job(HWND window, UINT message, ScoreOptions options)
    : window_(window), message_(message), options_(std::move(options)) {
    thread_ = std::jthread([this] {
        auto over = std::make_unique<RunView>(run());
        leave([&] { state_.over = std::move(over); });
    });
}

Job::~Job() { stop(); }

RunView Job::run() {
    try {
        return view_of(run_score(options_, this), options_.check_only);
    } catch (const std::exception& error) {  // memory: nothing else throws here
        RunView view;
        view.end = End::refused;
        view.notes.push_back(message("internal-error", {{"why", same(error.what())}}));
        return view;
    }
}

JobState Job::take() {
    const std::lock_guard lock(guard_);
    posted_ = false;
    JobState taken{state_.writing,         state_.done,           state_.total, state_.item,
                   std::move(state_.read), std::move(state_.over)};
    state_.read.clear();
    return taken;
}

template <class Change>
void Job::leave(const Change& change) {
    const std::lock_guard lock(guard_);
    change();
    if (!posted_) posted_ = PostMessageW(window_, message_, 0, 0) != 0;
}

void Job::started(std::size_t files) {
    leave([&] { state_.total = files; });
}

void Job::file_done(const std::string& path) {
    leave([&] {
        ++state_.done;
        state_.item = path;
        state_.read.push_back(path);
    });
}

void Job::writing(std::size_t forms) {
    leave([&] {
        state_.writing = true;
        state_.done = 0;
        state_.total = forms;
    });
}

void Job::document_done(const std::string& organisation) {
    leave([&] {
        ++state_.done;
        state_.item = organisation;
    });
}

}  // namespace kaoping::window
