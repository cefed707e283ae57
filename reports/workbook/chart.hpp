#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reports/workbook/book.hpp"

namespace kaoping {

struct ChartSeries {
    std::string name;  // shown in the legend
    Range values;
    std::uint32_t fill = colour::bar;
};

struct ChartLook {
    std::string title;   // also the description for those who cannot see it
    bool lying = false;  // bars instead of columns, the first on top
    bool share = false;  // values of 0 to 1, drawn on the whole of it
    double width = 528;  // pixels of 1/96 inch
    double height = 317;
};

// A chart on `page`, its corner at `at`, of columns of a table of `data`, labelled with their
// values. A legend stands below several series.
void add_chart(Book& book, Page& page, const Page& data, Position at, const ChartLook& look,
               Range categories, const std::vector<ChartSeries>& series);

}  // namespace kaoping
