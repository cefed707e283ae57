#include "windows/excel/batch.hpp"

#include <chrono>
#include <thread>

#include "windows/excel/batch_run.hpp"
#include "windows/excel/module.hpp"

namespace kaoping::excel {

namespace {

constexpr UINT progress_message = WM_APP + 1;
constexpr UINT over_message = WM_APP + 2;
constexpr UINT_PTR again = 1;      // timer
constexpr UINT again_after = 500;  // ms
constexpr auto patience = std::chrono::seconds(10);
constexpr const wchar_t* window_class = L"kaoping batch";

// The office is busy with something that people do, such as typing into a cell.
bool is_busy(HRESULT code) {
    return code == static_cast<HRESULT>(0x800AC472) || code == RPC_E_CALL_REJECTED ||
           code == RPC_E_SERVERCALL_RETRYLATER;
}

}  // namespace

Batch::Batch(Session& session) : session_(session) {
    WNDCLASSW kind{};
    kind.lpfnWndProc = on_message;
    kind.hInstance = module();
    kind.lpszClassName = window_class;
    RegisterClassW(
        &kind);  // fails where an earlier one of this DLL is still there, which is as good
    window_ = CreateWindowExW(0, window_class, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, module(),
                              nullptr);
    if (window_ == nullptr) throw Failure{HRESULT_FROM_WIN32(GetLastError()), {}};
    SetWindowLongPtrW(window_, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
}

Batch::~Batch() {
    if (state_) {
        stop_batch(state_);
        std::unique_lock lock(state_->guard);
        state_->changed.wait_for(lock, patience, [&] { return state_->over; });
    }
    DestroyWindow(window_);
    UnregisterClassW(window_class, module());
}

bool Batch::running() const { return state_ != nullptr; }

void Batch::start(Job job) {
    const auto state = std::make_shared<BatchState>();
    reading_ = session_.said(job.reading);
    writing_ = session_.said("office-batch-writing");
    finish_ = std::move(job.finish);
    auto start_own = [language = std::wstring(name_of(session_.language())),
                      folders = read_settings().rubric_folders] {
        return start_engine(language, folders);
    };
    BatchRun run{state,   std::move(start_own), std::move(job.member), std::move(job.arguments),
                 window_, progress_message,     over_message};
    pin_module();
    std::thread(run_batch, std::move(run)).detach();
    state_ = state;
    show_progress();
}

void Batch::stop() { stop_batch(state_); }

LRESULT CALLBACK Batch::on_message(HWND window, UINT message, WPARAM wide, LPARAM at) {
    auto* self = reinterpret_cast<Batch*>(GetWindowLongPtrW(window, GWLP_USERDATA));
    if (self != nullptr) self->handle(message);
    return DefWindowProcW(window, message, wide, at);
}

void Batch::handle(UINT message) {
    if (message == progress_message && state_) show_progress();
    if (message == over_message || message == WM_TIMER) end();
}

void Batch::show_progress() {
    std::wstring text;
    {
        const std::lock_guard lock(state_->guard);
        state_->posted = false;
        text = state_->stage == L"writing" ? writing_ : reading_;
        if (state_->total > 0)
            text += L" " + std::to_wstring(state_->done) + L"/" + std::to_wstring(state_->total) +
                    L" " + state_->name;
    }
    try {
        session_.application().set(L"StatusBar", Variant(text));
    } catch (const Failure&) {  // the office is busy; the next one shows it
    }
}

void Batch::end() {
    KillTimer(window_, again);
    if (!state_) return;
    try {
        session_.application().set(L"StatusBar", Variant(false));
    } catch (const Failure& failure) {
        if (is_busy(failure.code)) {
            SetTimer(window_, again, again_after, nullptr);
            return;
        }
    }
    const auto state = std::exchange(state_, nullptr);
    const auto finish = std::exchange(finish_, nullptr);
    session_.guarded([&] {
        if (state->failure) std::rethrow_exception(state->failure);
        finish(state->answer, state->notes);
    });
}

}  // namespace kaoping::excel
