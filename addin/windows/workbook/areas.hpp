#pragma once

#include <optional>
#include <string>
#include <utility>

#include "model/cells.hpp"
#include "windows/com/late_bound.hpp"

namespace kaoping {

std::size_t rows_of(const Range& range);
std::size_t columns_of(const Range& range);
std::size_t area_of(const Range& range);  // cells

// Of a range of several rows; of several columns; of the longer side.
std::pair<Range, Range> upper_and_lower(const Range& range);
std::pair<Range, Range> left_and_right(const Range& range);
std::pair<Range, Range> halves(const Range& range);

// $A$1:$J$50, $A$1, whole columns $A:$J, whole rows $1:$50; nullopt: several areas or none.
std::optional<Range> parse_address(const std::string& address);

// The Range object of a worksheet. Throws com::CallFailed.
com::LateBound range_object(const com::LateBound& worksheet, com::Members& members,
                            const Range& area);

}  // namespace kaoping
