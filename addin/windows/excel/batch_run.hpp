#pragma once

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>

#include "windows/excel/engine_link.hpp"

namespace kaoping::excel {

// What the thread of a run and the office's thread share.
struct BatchState {
    std::mutex guard;
    std::condition_variable changed;
    bool over = false;
    bool stop = false;
    bool posted = false;  // a message about progress is on its way
    std::wstring stage;   // reading, writing
    long done = 0;
    long total = 0;
    std::wstring name;
    std::wstring answer;
    std::wstring notes;  // beside it, lines
    std::exception_ptr failure;
    Object engine;  // of the multi-threaded apartment: touched by its threads only
};

struct BatchRun {
    std::shared_ptr<BatchState> state;
    EngineLink::Start start;
    std::wstring member;
    std::vector<Variant> arguments;
    HWND window;  // gets the messages below
    UINT progress_message;
    UINT over_message;
};

void run_batch(BatchRun run);                               // on a thread of its own
void stop_batch(const std::shared_ptr<BatchState>& state);  // from any thread; returns at once

}  // namespace kaoping::excel
