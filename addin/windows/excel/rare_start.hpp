#pragma once

#include <functional>
#include <optional>

#include "windows/excel/engine_link.hpp"

namespace kaoping::excel {

// A start of the engine that, once it has failed, fails for a while without being tried: each
// formula of a sheet would wait for it.
class RareStart {
public:
    using Clock = std::function<ULONGLONG()>;  // milliseconds
    static constexpr ULONGLONG not_again_for = 30'000;

    explicit RareStart(EngineLink::Start start, Clock now = GetTickCount64)
        : start_(std::move(start)), now_(std::move(now)) {}

    Object operator()() {
        if (failure_ && now_() - failed_at_ < not_again_for) throw *failure_;
        try {
            return start_();
        } catch (const NoEngine& failure) {
            failure_ = failure;
            failed_at_ = now_();
            throw;
        }
    }

private:
    EngineLink::Start start_;
    Clock now_;
    std::optional<NoEngine> failure_;
    ULONGLONG failed_at_ = 0;
};

}  // namespace kaoping::excel
