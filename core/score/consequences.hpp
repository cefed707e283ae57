#pragma once

#include "score/index.hpp"

namespace kaoping {

// Scorecard::consequences: proposals that the bureau acts on (A9). Those of a grade follow the
// final grade of an assessed subject; those of absence follow for the absent; those of a condition
// alone hold in every status (A13). Findings: history-missing-year (a grade that must have stood
// the years before too, and a year is not known), consequence-not-here, consequence-undecided
// (warnings where the rubric says what else is done when a consequence does not apply: `when` is
// false, or a field that it asks for is missing), consequence-withheld (info).
void propose_consequences(const Round& round, const SubjectInput& input, Assessment& assessment);

}  // namespace kaoping
