#pragma once

#include "model/cells.hpp"
#include "windows/com/late_bound.hpp"

namespace kaoping {

struct SheetMembers {
    com::Members sheet;
    com::Members range;
    com::Members application;
    com::Members functions;
};

// Fills cells and merges of `target` from a Worksheet object, in few calls: values and formulas in
// blocks, formats and merges by halving what is mixed. Throws com::CallFailed.
void read_sheet(const com::LateBound& worksheet, SheetMembers& members, Sheet& target);

}  // namespace kaoping
