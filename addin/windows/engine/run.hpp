#pragma once

#include <windows.h>

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>

#include "job/options.hpp"

namespace kaoping::com {

// What a run tells: _IEngineEvents::Progress.
struct ProgressEvent {
    const char* stage;
    std::size_t done;
    std::size_t total;
    std::string name;
};

// Does work in a thread of its own while this one, an STA, answers calls and raises events. One at
// a time.
class Runner {
public:
    using Work = std::function<void(Progress&)>;
    using Raise = std::function<void(const ProgressEvent&)>;

    Runner();  // throws std::bad_alloc
    ~Runner() { CloseHandle(changed_); }
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    // Returns when the work is done and every event was raised. Throws what the work threw; Failure
    // (busy) when called while another run goes on.
    void run(const Work& work, const Raise& raise);
    void cancel() { cancelled_ = true; }

private:
    class Queue;

    void answer_until_done(const Raise& raise);
    void raise_all(const Raise& raise);
    void leave(ProgressEvent event);

    HANDLE changed_;  // an event was left, or the work is done
    bool running_ = false;
    std::atomic<bool> done_{false};
    std::atomic<bool> cancelled_{false};
    std::mutex guard_;
    std::deque<ProgressEvent> left_;  // guard_
};

}  // namespace kaoping::com
