#pragma once

#include "rubric/load_map.hpp"

namespace kaoping::loading {

// `tiers: [{from|above|at, to|below, points}, ...]`, ascending; null after a defect. Gaps and
// overlaps are the lint's.
ExprPtr read_tiers(Context& context, const YamlNode& node, const ExprPtr& measure);

}  // namespace kaoping::loading
