#pragma once

#include "score/index.hpp"

namespace kaoping {

// The ids of the caps, floors and vetoes that hold, in every status (A13). After add_up.
void note_conditions(const Round& round, const SubjectInput& input, Assessment& assessment);

// Scorecard::grade_by_total, ::grade and ::decided_by of an assessed subject (A8): band and quota
// (Assessment::place), floors, section minimums, caps, vetoes, then the bureau's decision
// (审定等次) when it has a reason. Others have no grade. Findings: band-gap, display-decimals,
// bonus-changes-grade, grade-raised, section-below-minimum, grade-capped, grade-vetoed,
// grade-decided, grade-without-reason, unknown-grade, grade-not-assessed.
void decide_grade(const Round& round, const SubjectInput& input, Assessment& assessment);

}  // namespace kaoping
