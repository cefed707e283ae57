#pragma once

#include <vector>

#include "reports/document/document.hpp"

namespace kaoping::document {

// Widths of a table's columns in twips, which add up to `room`: shared out by Column::width, but
// none narrower than its longest word of Latin letters or digits in `size` half points, which would
// be broken, as long as the others can give way.
std::vector<int> column_widths(const Table& table, int room, int size);

}  // namespace kaoping::document
