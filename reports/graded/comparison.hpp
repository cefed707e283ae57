#pragma once

#include "reports/graded/grade_block.hpp"
#include "reports/graded/graded_map.hpp"
#include "reports/workbook/book.hpp"
#include "reports/workbook/paging.hpp"

namespace kaoping {

// Below the grade: the sections of this institution beside the round's means as a table and a chart
// (where the means are known), then the lines for signatures and seal. Returns its rows.
RowGroup write_comparison(Book& book, Page& page, const GradedMap& map, const GradeCells& grades);

}  // namespace kaoping
