#pragma once

#include "reports/review/grid.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// What a column of the review workbook shows of the form: a field, or the number of rows of a list.
struct ShownColumn {
    std::uint32_t column = 0;
    const Field* field = nullptr;
    const List* list = nullptr;
};

// Columns of the review workbook from left to right: number, name, code, status, a link; the judged
// indicators and those with facts, each with what the form says; facts of no indicator; flags.
struct ReviewColumns {
    std::vector<GridColumn> columns;
    std::vector<ShownColumn> shown;
    std::vector<const Indicator*> indicators;  // those that are judged or have facts
    std::optional<std::uint32_t> link;         // to what was declared, where there is anything
};

inline constexpr std::uint32_t review_number = 0;
inline constexpr std::uint32_t review_name = 1;
inline constexpr std::uint32_t review_uscc = 2;
inline constexpr std::uint32_t review_status = 3;

ReviewColumns review_columns(const Rubric& rubric, int year);

// 0～5分；步长0.5 or the bands, as printed above the column.
std::string judged_range_words(const JudgedRange& range);

}  // namespace kaoping
