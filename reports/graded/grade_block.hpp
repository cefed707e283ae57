#pragma once

#include <vector>

#include "reports/graded/graded_map.hpp"
#include "reports/workbook/book.hpp"
#include "reports/workbook/paging.hpp"

namespace kaoping {

struct GradeCells {
    std::vector<Position> sections;  // parallel to Rubric::sections
    Position total;
    Position grade;
    std::uint32_t end = 0;  // the row below
    std::vector<RowGroup> rows;
};

// Below the indicators, in the order of reading A8: group caps, sections, bonus, deduction, raw
// total, total, grade by total, quota, floors, sections below their minimum, caps, vetoes, the
// bureau's decision, grade. `points`: the cells of the indicators' points.
Position total_position(const Rubric& rubric, std::uint32_t first_row);
GradeCells write_grade_block(Book& book, Page& page, const GradedMap& map,
                             const std::vector<Position>& points, std::uint32_t first_row);

}  // namespace kaoping
