#pragma once

#include <vector>

#include "score/index.hpp"

namespace kaoping {

// Fills Scorecard::cohort of every subject, for the indicators whose rules ask for it (the mean only where it is asked
// for). The cohort is the subjects that are neither duplicate, exempt, not eligible, returned nor absent, and whose
// measure is known. Others see its figures but have no rank. Exact.
void take_cohort(const Round& round, std::vector<Assessment>& assessments);

}  // namespace kaoping
