#pragma once

#include "score/index.hpp"

namespace kaoping {

// Fills Scorecard::effective (model/effective.hpp says which value counts); of an absent subject
// what the roster says. Finding: verified-without-reason.
void take_effective(const Round& round, const SubjectInput& input, Assessment& assessment);

}  // namespace kaoping
