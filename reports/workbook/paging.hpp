#pragma once

#include <cstdint>
#include <vector>

namespace kaoping {

// Height in points of the rows that one page of A4 holds, within the house's margins, when columns
// of together so many characters are fitted to its width. Columns are never enlarged.
double page_rows_height(bool landscape, double characters, std::uint32_t columns);

// Rows that stay together on a page wherever they fit on one: an indicator, a table with its
// heading.
struct RowGroup {
    std::uint32_t first = 0;
    double height = 0;  // points
};

// The first rows of the groups that begin a new page. `used`: points taken above the first group;
// `repeated`: points of the rows printed again on each page.
std::vector<std::uint32_t> page_starts(const std::vector<RowGroup>& groups, double page,
                                       double used, double repeated);

}  // namespace kaoping
