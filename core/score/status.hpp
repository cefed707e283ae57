#pragma once

#include "score/index.hpp"

namespace kaoping {

// The status before points are known, the first that applies (A13): duplicate, exempt or not
// eligible (excused is exempt), absent, returned, else pending. A condition exempts only where the
// fields that decide it are valid: given, and no error finding names them. Findings:
// duplicate-submission, identical-copy, excused, exempt, not-eligible.
Status first_status(const Round& round, const SubjectInput& input, Assessment& assessment);

// Whether points are asked of people for a subject of this status.
bool is_open(Status status);

}  // namespace kaoping
