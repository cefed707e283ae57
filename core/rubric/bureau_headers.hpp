#pragma once

#include <string>

#include "rubric/rubric.hpp"

namespace kaoping {

// Column headers of rosters and of the workbooks that bureau and experts fill in: printed by
// reports, and looked for by recognise when another program lost the names.
std::string org_name_header(const Rubric& rubric);
std::string org_uscc_header(const Rubric& rubric);
std::string judged_header(const Indicator& indicator);
std::string fact_header(const Fact& fact);
std::string expert_item_header(const Indicator& indicator, const ExpertItem& item);
// Values of a series carry their year, which their labels lack.
std::string roster_header(const Field& field, int year);

}  // namespace kaoping
