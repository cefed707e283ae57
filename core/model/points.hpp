#pragma once

#include <string>

#include "model/finding.hpp"
#include "model/number.hpp"

namespace kaoping {

// Points, maxima and totals have this many decimals, rounded half away from zero (reading A1).
inline constexpr int point_decimals = 4;

// Measures and quotients are rounded to so many decimals before they are compared with a bound or
// rounded as points: spreadsheets compute in binary, where 0.3 may come out as 0.29999999999999998
// (reading A1).
inline constexpr int guard_decimals = 11;

inline Number rounded_points(const Number& points) { return points.rounded(point_decimals); }

// As people read them, without zeros at the end: "12.5".
inline std::string points_text(const Number& points) { return points.to_decimal(point_decimals); }
inline Text points_words(const Number& points) { return same(points_text(points)); }

}  // namespace kaoping
