#pragma once

#include "score/index.hpp"

namespace kaoping {

// Whether an indicator's points can be asked for at all: true (made), Missing (no claim), NotApplicable, or the state
// of an undecided `applies`.
Result claim(const Round& round, const SubjectInput& input, const Assessment& assessment, std::size_t indicator);

// Findings no-claim: fields whose lack makes the points 0 (warning), empty lists that the rule counts (info). Silent where
// the form is returned for that very lack.
void note_no_claim(const Round& round, const SubjectInput& input, Assessment& assessment, std::size_t indicator);

}  // namespace kaoping
