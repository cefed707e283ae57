#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/submission.hpp"

namespace kaoping {

// The one answer to "which value counts": the bureau's verified value where a readable one stands
// with its reason (CONTRACT, graded workbook: v_ and vw_), else the applicant's. `bureau` null:
// nothing was verified.

// The verification of this field that holds, or nullptr: none, blank, unreadable or without a
// reason. `verified`: by field id.
const Verified* verification(const std::map<std::string, Verified>& verified,
                             std::string_view field);
const Verified* verification(const BureauInput* bureau, std::string_view field);

const Value& effective_value(const Entry& entry, const Verified* verified);

}  // namespace kaoping
