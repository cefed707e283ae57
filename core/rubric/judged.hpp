#pragma once

#include "rubric/rubric.hpp"

namespace kaoping {

// True when the bureau may give these points: within the range, on a step, inside a band (A7).
bool judged_allows(const JudgedRange& range, const Number& points);

}  // namespace kaoping
