#pragma once

#include <vector>

#include "reports/graded/graded_map.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

// Below the indicators, in the order of reading A8: sections, bonus, deduction, raw total, total, grade by total, caps,
// floors, vetoes, the bureau's decision, grade. Labels left of `column`, values in it.
Position total_position(const Rubric& rubric, std::uint32_t first_row, std::uint32_t column);

void write_grade_block(Book& book, Page& page, const GradedMap& map, const std::vector<Position>& points, std::uint32_t first_row,
                       std::uint32_t column);

}  // namespace kaoping
