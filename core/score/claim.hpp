#pragma once

#include "score/index.hpp"

namespace kaoping {

// Whether an indicator's points can be asked for at all: true (made), Missing (no claim),
// NotApplicable, or the state of an undecided `applies`.
Result claim(const Round& round, const SubjectInput& input, const Assessment& assessment,
             std::size_t indicator);

// Finding no-claim (warning): the fields whose lack makes the points 0. Silent where the form is
// returned for that very lack. Empty lists are noted by validation.
void note_no_claim(const Round& round, const SubjectInput& input, Assessment& assessment,
                   std::size_t indicator);

}  // namespace kaoping
