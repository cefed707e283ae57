#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"

namespace kaoping {

// 退回/<原文件名>: the applicant's own .xlsx, every part as it was but for comments on the cells to
// correct and one sheet listing them (CONTRACT, output folder). `findings`: errors and warnings
// with cell addresses 指标表!F11; those without a cell stand in the sheet only. nullopt: the
// package cannot be extended (then the original is handed back unchanged by the caller).
// Deterministic: the same input gives the same bytes.
std::optional<std::string> returned_copy(std::string_view original,
                                         const std::vector<Finding>& findings,
                                         std::string_view file);

}  // namespace kaoping
