#pragma once

#include <windows.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "windows/window/run_view.hpp"

namespace kaoping::window {

// Where a run stands.
struct JobState {
    bool writing = false;  // all are read, documents follow
    std::size_t done = 0;
    std::size_t total = 0;          // 0: not known yet
    std::string item;               // the file or organisation done last
    std::vector<std::string> read;  // files read since it was asked last
    std::unique_ptr<RunView> over;  // the run has ended
};

// A run in a thread of its own. It leaves where it stands here and posts one message, however much
// happens until it is taken.
class Job final : private Progress {
public:
    Job(HWND window, UINT message, ScoreOptions options);
    ~Job() override;  // stops the run and waits for it
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    void stop() { stop_wanted_ = true; }
    bool stopping() const { return stop_wanted_; }
    JobState take();

private:
    void started(std::size_t files) override;
    void file_done(const std::string& path) override;
    void writing(std::size_t forms) override;
    void document_done(const std::string& organisation) override;
    bool cancelled() const override { return stop_wanted_; }

    RunView run();
    template <class Change>
    void leave(const Change& change);

    const HWND window_;
    const UINT message_;
    const ScoreOptions options_;
    std::atomic<bool> stop_wanted_{false};
    std::mutex guard_;  // of the next two
    JobState state_;
    bool posted_ = false;
    std::jthread thread_;  // last: it uses all the others
};

}  // namespace kaoping::window
