#pragma once

#include "score/index.hpp"

namespace kaoping {

// Finding no-claim (warning): the fields whose lack makes the points 0 (rubric/claim.hpp). Silent
// where the form is returned for that very lack. Empty lists are noted by validation.
void note_no_claim(const Round& round, const SubjectInput& input, Assessment& assessment,
                   std::size_t indicator);

}  // namespace kaoping
