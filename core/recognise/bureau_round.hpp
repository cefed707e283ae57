#pragma once

#include <optional>
#include <vector>

#include "model/cells.hpp"
#include "model/finding.hpp"
#include "model/workbook_kind.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// Private to this stage. Why this workbook of the bureau or of an expert is not to be used for the
// round of `rubric` and `year`: nullopt when it says so itself, or says nothing at all (everything
// but its table was lost). Codes: bureau-other-kind, bureau-other-rubric, bureau-other-year.
// Contradictions go to `findings`.
std::optional<Finding> not_of_round(const Workbook& workbook, WorkbookKind kind,
                                    const Rubric& rubric, int year, std::vector<Finding>& findings);

}  // namespace kaoping
