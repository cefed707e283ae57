#pragma once

#include "model/round_context.hpp"
#include "rubric/evaluate.hpp"

namespace kaoping {

// What names stand for that no form fills in.

Result reading_result(const ReadingChoice& reading);  // not computable without a value

Result round_result(const RoundContext& round, RoundFact fact);

}  // namespace kaoping
