#pragma once

#include <optional>
#include <vector>

#include "score/index.hpp"

namespace kaoping {

// The panel's value of one item: mean, median, or from 5 marks up the mean without the highest and
// the lowest. nullopt: fewer marks than the panel's minimum (at least one). Exact.
std::optional<Number> panel_value(const Panel& panel, std::vector<Number> marks);

// Fills Scorecard::expert_means. A recused expert and a blank or refused cell leave that expert out
// of the item; an expert without a workbook leaves it pending (A7). Findings: expert-missing, once
// an expert; expert-out-of-range; panel-too-small.
void take_experts(const Round& round, const SubjectInput& input, Assessment& assessment);

}  // namespace kaoping
