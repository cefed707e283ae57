#pragma once

#include <string>

#include "model/round_context.hpp"
#include "rubric/evaluate.hpp"

namespace kaoping {

// What names stand for that no form fills in.

Result reading_result(const ReadingChoice& reading);  // not computable without a value

// year, notice_year, period_from, period_to, as_of; not computable under any other name.
Result round_result(const RoundContext& round, const std::string& id);

}  // namespace kaoping
