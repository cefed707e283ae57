#pragma once

#include "reports/review/grid.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// Columns of an expert workbook: number, name, code, link, recusal, a column an item, their sum,
// the opinion.
inline constexpr std::uint32_t expert_number = 0;
inline constexpr std::uint32_t expert_org = 1;
inline constexpr std::uint32_t expert_uscc = 2;
inline constexpr std::uint32_t expert_link = 3;  // to what was declared
inline constexpr std::uint32_t expert_recused = 4;
inline constexpr std::uint32_t expert_first_item = 5;

struct ExpertColumns {
    std::vector<GridColumn> columns;
    std::uint32_t items = 0;                   // from expert_first_item
    std::vector<const Indicator*> indicators;  // those that experts score
};

ExpertColumns expert_columns(const Rubric& rubric);

}  // namespace kaoping
