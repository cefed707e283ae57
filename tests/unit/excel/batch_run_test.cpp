#include "windows/excel/batch_run.hpp"

#include <doctest/doctest.h>
#include <ocidl.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "windows/excel/dispatch.hpp"

using namespace kaoping::excel;

namespace {

constexpr HRESULT was_cancelled = HRESULT_FROM_WIN32(ERROR_CANCELLED);
constexpr IID events{0x5B0B7A0F, 0x2D1A, 0x4C63, {0x9A, 0x11, 0x0C, 0x5D, 0x21, 0x77, 0x40, 0x01}};

bool wait_for(const std::function<bool()>& done) {
    for (int i = 0; i < 500 && !done(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return done();
}

// An engine in this process: each Cancel is counted; a run is what the test makes of it.
class PlayedEngine final : public Dispatch,
                           public IConnectionPointContainer,
                           public IEnumConnectionPoints,
                           public IConnectionPoint {
public:
    std::atomic<int> cancels = 0, runs = 0;
    std::function<HRESULT(PlayedEngine&)> on_run = [](PlayedEngine&) { return S_OK; };
    bool has_notes = true;

    void tell_progress() {
        Variant event[] = {Variant(L"form.xlsx"), Variant(100L), Variant(1L),
                           Variant(L"reading")};  // from the last to the first
        DISPPARAMS parameters{event, nullptr, 4, 0};
        REQUIRE(sink_);
        sink_->Invoke(1, IID_NULL, 0, DISPATCH_METHOD, &parameters, nullptr, nullptr, nullptr);
    }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID asked, void** object) override {
        if (asked == IID_IConnectionPointContainer)
            *object = static_cast<IConnectionPointContainer*>(this);
        else if (asked == IID_IConnectionPoint) *object = static_cast<IConnectionPoint*>(this);
        else return Dispatch::QueryInterface(asked, object);
        AddRef();
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return Dispatch::AddRef(); }
    ULONG STDMETHODCALLTYPE Release() override { return Dispatch::Release(); }

    HRESULT STDMETHODCALLTYPE EnumConnectionPoints(IEnumConnectionPoints** points) override {
        AddRef();
        *points = this;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE FindConnectionPoint(REFIID, IConnectionPoint**) override {
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE Next(ULONG, IConnectionPoint** points, ULONG*) override {
        AddRef();
        *points = this;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Skip(ULONG) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Reset() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Clone(IEnumConnectionPoints**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetConnectionInterface(IID* kind) override {
        *kind = events;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetConnectionPointContainer(IConnectionPointContainer**) override {
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE Advise(IUnknown* sink, DWORD* cookie) override {
        *cookie = 1;
        return sink->QueryInterface(events, sink_.receive_any());
    }
    HRESULT STDMETHODCALLTYPE Unadvise(DWORD) override {
        sink_ = Pointer<IDispatch>();
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE EnumConnections(IEnumConnections**) override { return E_NOTIMPL; }

private:
    DISPID id_of(std::wstring_view name) const override {
        return name == L"ScoreFolder"          ? 1
               : name == L"Cancel"             ? 2
               : name == L"Notes" && has_notes ? 3
                                               : DISPID_UNKNOWN;
    }
    HRESULT answer(DISPID id, const Arguments&, VARIANT* result) override {
        if (id == 1) return ++runs, on_run(*this);
        if (id == 3) {
            result->vt = VT_BSTR;
            result->bstrVal = new_bstr(std::wstring_view(L"to be known"));
            return S_OK;
        }
        ++cancels;
        return S_OK;
    }

    Pointer<IDispatch> sink_;
};

// Runs to its end, on a thread as in the office; how it failed, S_OK: not.
HRESULT end_of(const std::shared_ptr<BatchState>& state, EngineLink::Start start) {
    std::thread(run_batch,
                BatchRun{state, std::move(start), L"ScoreFolder", {}, nullptr, WM_APP, WM_APP})
        .join();
    try {
        if (state->failure) std::rethrow_exception(state->failure);
    } catch (const Failure& failure) {
        return failure.code;
    }
    return S_OK;
}

}  // namespace

TEST_CASE("a run that nobody stops") {
    const auto engine = Pointer<PlayedEngine>::adopt(new PlayedEngine);
    engine->on_run = [](PlayedEngine& own) { return own.tell_progress(), S_OK; };
    const auto state = std::make_shared<BatchState>();
    CHECK(end_of(state, [&] { return Object(engine.get()); }) == S_OK);
    CHECK(state->over);
    CHECK(state->total == 100);
    CHECK(state->notes == L"to be known");
    CHECK(engine->cancels == 0);
}

TEST_CASE("a run by an engine of before, which has no notes") {
    const auto engine = Pointer<PlayedEngine>::adopt(new PlayedEngine);
    engine->has_notes = false;
    const auto state = std::make_shared<BatchState>();
    CHECK(end_of(state, [&] { return Object(engine.get()); }) == S_OK);
    CHECK(state->over);
    CHECK(state->notes.empty());
}

TEST_CASE("stopped while the engine starts: it is not asked to run") {
    const auto engine = Pointer<PlayedEngine>::adopt(new PlayedEngine);
    const auto state = std::make_shared<BatchState>();
    CHECK(end_of(state, [&] { return stop_batch(state), Object(engine.get()); }) == was_cancelled);
    CHECK(engine->runs == 0);
}

TEST_CASE("stopped before the engine has a run: it is stopped again when it has one") {
    const auto engine = Pointer<PlayedEngine>::adopt(new PlayedEngine);
    const auto state = std::make_shared<BatchState>();
    engine->on_run = [&](PlayedEngine& own) {
        stop_batch(state);
        if (!wait_for([&] { return own.cancels == 1; })) return E_FAIL;  // of no run: forgotten
        own.tell_progress();
        own.tell_progress();
        return wait_for([&] { return own.cancels == 2; }) ? was_cancelled : S_OK;
    };
    CHECK(end_of(state, [&] { return Object(engine.get()); }) == was_cancelled);
    CHECK(engine->cancels == 2);
}
