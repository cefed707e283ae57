#pragma once

#include <functional>

#include "windows/excel/late_bound.hpp"

namespace kaoping::excel {

// The engine is not to be had: not installed, or it does not start.
struct NoEngine {
    HRESULT code;
};

// A new Kaoping.Engine, in a process of its own, with the language (zh, en) and the folders of
// rubrics set. Throws NoEngine.
Object start_engine(const std::wstring& language, const std::vector<std::wstring>& rubric_folders);

// Whether a call failed because the engine's process has ended, and whether it had ended before the
// call reached it.
bool engine_ended(HRESULT result);
bool engine_was_gone(HRESULT result);

// The engine of one apartment, started when it is first asked for and again when its process has
// gone.
class EngineLink {
public:
    using Start = std::function<Object()>;
    explicit EngineLink(Start start) : start_(std::move(start)) {}

    Variant call(const wchar_t* member,
                 const std::vector<Variant>& arguments = {});  // throws NoEngine, Failure
    void let_go() { engine_ = Object(); }                      // the next call starts it anew

private:
    Start start_;
    Object engine_;
};

}  // namespace kaoping::excel
