#include "windows/engine/run.hpp"

#include <exception>
#include <new>
#include <optional>
#include <thread>

#include "reports/wording/catalogue.hpp"
#include "windows/engine/failure.hpp"

namespace kaoping::com {

namespace {

// Whatever ends the scope.
template <class Action>
class AtEnd {
public:
    explicit AtEnd(Action action) : action_(std::move(action)) {}
    ~AtEnd() { action_(); }
    AtEnd(const AtEnd&) = delete;
    AtEnd& operator=(const AtEnd&) = delete;

private:
    Action action_;
};

// Calls of COM come as messages. A request to quit is kept for the loop of the program.
void answer_messages(std::optional<WPARAM>& quit) {
    MSG message{};
    while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) {
        if (message.message == WM_QUIT) {
            quit = message.wParam;
            continue;
        }
        TranslateMessage(&message);
        DispatchMessageW(&message);
    }
}

}  // namespace

// The threads of a run only leave events here.
class Runner::Queue final : public Progress {
public:
    explicit Queue(Runner& runner) : runner_(runner) {}
    void started(std::size_t files) override { begin("reading", files); }
    void file_done(const std::string& path) override { one_done(path); }
    void writing(std::size_t forms) override { begin("writing", forms); }
    void document_done(const std::string& organisation) override { one_done(organisation); }
    bool cancelled() const override { return runner_.cancelled_; }

private:
    void begin(const char* stage, std::size_t total) {
        stage_ = stage;
        total_ = total;
        done_ = 0;
    }
    void one_done(const std::string& name) { runner_.leave({stage_, ++done_, total_, name}); }

    Runner& runner_;
    const char* stage_ = "";
    std::size_t total_ = 0;
    std::size_t done_ = 0;
};

Runner::Runner() : changed_(CreateEventW(nullptr, FALSE, FALSE, nullptr)) {
    if (changed_ == nullptr) throw std::bad_alloc();
}

void Runner::run(const Work& work, const Raise& raise) {
    if (running_) throw Failure{busy, words("engine-busy")};
    running_ = true;
    done_ = false;
    cancelled_ = false;
    const AtEnd over([&] { running_ = false; });
    std::exception_ptr thrown;
    std::jthread worker([&] {
        try {
            Queue queue(*this);
            work(queue);
        } catch (...) {
            thrown = std::current_exception();
        }
        done_ = true;
        SetEvent(changed_);
    });
    answer_until_done(raise);
    worker.join();
    if (thrown) std::rethrow_exception(thrown);
}

void Runner::answer_until_done(const Raise& raise) {
    std::optional<WPARAM> quit;
    bool done = false;
    while (!done) {
        MsgWaitForMultipleObjectsEx(1, &changed_, INFINITE, QS_ALLINPUT, MWMO_INPUTAVAILABLE);
        done = done_;  // before the events are taken: none is left after it
        answer_messages(quit);
        raise_all(raise);
    }
    if (quit) PostQuitMessage(static_cast<int>(*quit));
}

void Runner::raise_all(const Raise& raise) {
    for (;;) {
        ProgressEvent event;
        {
            const std::lock_guard lock(guard_);
            if (left_.empty()) return;
            event = std::move(left_.front());
            left_.pop_front();
        }
        raise(event);
    }
}

void Runner::leave(ProgressEvent event) {
    {
        const std::lock_guard lock(guard_);
        left_.push_back(std::move(event));
    }
    SetEvent(changed_);
}

}  // namespace kaoping::com
