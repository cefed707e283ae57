#include "windows/excel/batch_run.hpp"

#include <thread>

#include <ocidl.h>

#include "windows/excel/dispatch.hpp"

namespace kaoping::excel {

namespace {

constexpr DISPID progress_event = 1;  // _IEngineEvents

class Apartment {
public:
    Apartment() { check(CoInitializeEx(nullptr, COINIT_MULTITHREADED)); }
    Apartment(const Apartment&) = delete;
    Apartment& operator=(const Apartment&) = delete;
    ~Apartment() { CoUninitialize(); }
};

void cancel(const std::shared_ptr<BatchState>& state) {
    Object engine;
    {
        const std::lock_guard lock(state->guard);
        engine = state->engine;
    }
    if (engine) engine.call(L"Cancel");
}

// Takes the engine's events.
class ProgressSink final : public Dispatch {
public:
    ProgressSink(const BatchRun& run, const IID& events)
        : state_(run.state), window_(run.window), message_(run.progress_message), events_(events) {}

private:
    bool is(REFIID asked) const override { return asked == events_ || Dispatch::is(asked); }
    DISPID id_of(std::wstring_view) const override { return DISPID_UNKNOWN; }
    HRESULT answer(DISPID id, const Arguments& arguments, VARIANT*) override {
        if (id != progress_event || arguments.count() != 4) return S_OK;
        const bool stop = take(arguments);
        if (stop && !std::exchange(stopped_, true))
            stop_batch(state_);  // pressed before there was a run to stop
        return S_OK;
    }

    // Whether the run shall stop.
    bool take(const Arguments& arguments) {
        const std::lock_guard lock(state_->guard);
        state_->stage = text_of(arguments[0]);
        state_->done = number_of(arguments[1]);
        state_->total = number_of(arguments[2]);
        state_->name = text_of(arguments[3]);
        if (!std::exchange(state_->posted, true)) PostMessageW(window_, message_, 0, 0);
        return state_->stop;
    }

    std::shared_ptr<BatchState> state_;
    HWND window_;
    UINT message_;
    IID events_;
    bool stopped_ = false;
};

// Listens while it lives. A run without events is a run all the same.
class Listening {
public:
    Listening(const Object& engine, const BatchRun& run) {
        Pointer<IConnectionPointContainer> container;
        Pointer<IEnumConnectionPoints> points;
        if (FAILED(engine.get()->QueryInterface(IID_IConnectionPointContainer,
                                                container.receive_any())))
            return;
        if (FAILED(container->EnumConnectionPoints(points.receive())) ||
            points->Next(1, point_.receive(), nullptr) != S_OK)
            return;
        IID events{};
        if (FAILED(point_->GetConnectionInterface(&events))) return;
        const auto sink = Pointer<IDispatch>::adopt(new ProgressSink(run, events));
        listening_ = SUCCEEDED(point_->Advise(sink.get(), &cookie_));
    }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
    ~Listening() {
        if (listening_) point_->Unadvise(cookie_);
    }

private:
    Pointer<IConnectionPoint> point_;
    DWORD cookie_ = 0;
    bool listening_ = false;
};

struct Answer {
    std::wstring answer;
    std::wstring notes;
};

Answer answer_of_engine(const BatchRun& run) {
    const Object engine = run.start();
    {
        const std::lock_guard lock(run.state->guard);
        if (run.state->stop) throw Failure{HRESULT_FROM_WIN32(ERROR_CANCELLED), {}};
        run.state->engine = engine;
    }
    const Listening listening(engine, run);
    std::wstring answer = engine.text(run.member.c_str(), run.arguments);
    return {std::move(answer), engine.has(L"Notes")
                                   ? engine.text(L"Notes")
                                   : std::wstring()};  // not of an engine of before
}

void ask_engine(const BatchRun& run) noexcept {
    Answer answered;
    std::exception_ptr failure;
    try {
        const Apartment apartment;
        const auto forget = [&](BatchState* state) {
            Object engine;  // let go of outside the lock
            const std::lock_guard lock(state->guard);
            std::swap(engine, state->engine);
        };
        const std::unique_ptr<BatchState, decltype(forget)> held(run.state.get(), forget);
        answered = answer_of_engine(run);
    } catch (...) {
        failure = std::current_exception();
    }
    const std::lock_guard lock(run.state->guard);
    run.state->answer = std::move(answered.answer);
    run.state->notes = std::move(answered.notes);
    run.state->failure = failure;
    run.state->over = true;
    run.state->changed.notify_all();
}

}  // namespace

void run_batch(BatchRun run) {
    ask_engine(run);
    PostMessageW(run.window, run.over_message, 0, 0);
}

void stop_batch(const std::shared_ptr<BatchState>& state) {
    {
        const std::lock_guard lock(state->guard);
        state->stop = true;
        if (state->over) return;
    }
    std::thread([state] {
        try {
            const Apartment apartment;
            cancel(state);
        } catch (...) {  // it has ended meanwhile
        }
    }).detach();
}

}  // namespace kaoping::excel
