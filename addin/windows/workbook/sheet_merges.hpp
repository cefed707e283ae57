#pragma once

#include "model/cells.hpp"
#include "windows/com/late_bound.hpp"

namespace kaoping {

// Adds the merged areas that begin in `filled` to `target`, whose cells are read: they tell where
// none can be, so that few questions are asked. `members`: of ranges. Throws com::CallFailed.
void read_merges(const com::LateBound& worksheet, com::Members& members, const Range& filled,
                 Sheet& target);

}  // namespace kaoping
