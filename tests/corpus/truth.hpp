#pragma once

#include <string>
#include <vector>

#include "model/cells.hpp"

namespace kaoping::corpus {

struct Comparison {
    std::size_t compared = 0;
    std::vector<std::string> mismatches;  // "Sheet1!A1: ..."
};

// Compares with truth/NAME.json (corpus README, "Truth values"): every cell of the truth, and no
// cell besides. Sheets cut at 2,000 cells may hold more; cells a merge covers are not in the truth;
// empty strings are left out.
Comparison compare(const Workbook& workbook, const std::string& truth_json);

}  // namespace kaoping::corpus
