#include "reports/workbook/paging.hpp"

#include <algorithm>

namespace kaoping {

namespace {

// A4 less the margins, in points.
constexpr double short_side = 503;
constexpr double long_side = 769;
constexpr double upright_width = 523;
constexpr double upright_height = 750;
constexpr double points_of_character = 5.25;  // at 96 dpi a column's character is 7 pixels,
constexpr double points_of_column = 3.75;     // and a column has 5 more

}  // namespace

double page_rows_height(bool landscape, double characters, std::uint32_t columns) {
    const double printed = characters * points_of_character + columns * points_of_column;
    const double scale = std::min(1.0, (landscape ? long_side : upright_width) / printed);
    return (landscape ? short_side : upright_height) / scale;
}

std::vector<std::uint32_t> page_starts(const std::vector<RowGroup>& groups, double page,
                                       double used, double repeated) {
    std::vector<std::uint32_t> starts;
    for (const RowGroup& group : groups) {
        if (used + group.height > page && repeated + group.height <= page) {
            starts.push_back(group.first);
            used = repeated;
        }
        used += group.height;
        while (used > page) used -= page - repeated;
    }
    return starts;
}

}  // namespace kaoping
