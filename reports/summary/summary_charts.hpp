#pragma once

#include <string>

#include "reports/workbook/book.hpp"

namespace kaoping {

struct ChartLook {
    const char* title;            // code of its words
    bool lying = false;           // bars instead of columns
    bool share = false;           // values of 0 to 1, shown in full length
};

// A chart of one column of a table against another, its corner at `at`.
void add_chart(Book& book, Page& page, Position at, const ChartLook& look, Range table, std::uint32_t categories, std::uint32_t values);

}  // namespace kaoping
