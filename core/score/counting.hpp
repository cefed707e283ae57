#pragma once

#include <string>

#include "rubric/evaluate.hpp"
#include "score/index.hpp"

namespace kaoping {

// Which rows of the lists count (A5, A6), into Assessment::lists. A row counts when the bureau has
// not refused it, its period date lies in the period, `where` holds, and it is the picked one of
// its key: the first, or the one with the greatest pick_by, the first of equals. Findings
// (warnings): undated-row, outside-period, duplicate-row, orphan-recognition.
void count_lists(const Round& round, const SubjectInput& input, Assessment& assessment);

// The comparison key of a KEY(...) result as text that can stand in a cell: the parts as keys of
// lists, divided by |. Empty when no part holds anything.
std::string key_text(const Result& key);

}  // namespace kaoping
