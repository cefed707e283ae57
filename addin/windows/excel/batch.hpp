#pragma once

#include <memory>

#include "windows/excel/session.hpp"

namespace kaoping::excel {

struct BatchState;

// One long run at a time, by an engine of its own on a thread of its own; the office goes on
// meanwhile. Its status bar shows how far the run is.
class Batch {
public:
    // With what the engine answered, and lines of what is to be known beside it.
    using Finish = std::function<void(const std::wstring& answer, const std::wstring& notes)>;
    struct Job {
        Code reading;                    // for the status bar while files are read
        std::wstring member;             // what the engine is asked
        std::vector<Variant> arguments;  // texts and arrays of them
        Finish finish;                   // on the office's thread
    };

    explicit Batch(Session& session);
    ~Batch();  // stops what runs, and waits a while for it
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

    bool running() const;
    void start(Job job);
    void stop();

private:
    static LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM wide, LPARAM at);
    void handle(UINT message);
    void show_progress();
    void end();

    Session& session_;
    HWND window_ = nullptr;  // gets the thread's messages
    std::shared_ptr<BatchState> state_;
    Finish finish_;
    std::wstring reading_;
    std::wstring writing_;
};

}  // namespace kaoping::excel
