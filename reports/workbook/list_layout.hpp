#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/cells.hpp"
#include "reports/workbook/formula.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// Where a list table stands on its sheet. From left to right: the body (l_<list>: the columns in
// rubric order), on graded workbooks the decision column (vl_<list>), a narrow gap, then the helper
// columns: key, derived columns, candidate (1: recognised, inside the period, `where` holds),
// counted (1: the row of its key that counts).
struct ListLayout {
    const List* list = nullptr;
    std::string sheet;
    std::uint32_t header_row = 2;
    std::uint32_t rows = 30;  // body rows, at least 1
    bool graded = false;

    std::uint32_t first_row() const { return header_row + 1; }
    std::uint32_t last_row() const { return header_row + rows; }
    std::uint32_t body_columns() const { return static_cast<std::uint32_t>(list->columns.size()); }
    std::uint32_t recognised_column() const { return body_columns(); }  // graded only
    std::uint32_t gap_column() const { return body_columns() + (graded ? 1 : 0); }
    std::uint32_t key_column() const { return gap_column() + 1; }
    std::uint32_t derived_column(std::size_t index) const {
        return key_column() + 1 + static_cast<std::uint32_t>(index);
    }
    std::uint32_t candidate_column() const { return derived_column(list->derived.size()); }
    std::uint32_t counted_column() const { return candidate_column() + 1; }
    std::uint32_t column_of(const std::string& id) const;  // of a column or derived column

    Range body() const { return {{first_row(), 0}, {last_row(), body_columns() - 1}}; }
    Range column(std::uint32_t column) const {
        return {{first_row(), column}, {last_row(), column}};
    }
    std::string range_reference(std::uint32_t column) const;  // 'sheet'!$A$4:$A$33
};

// Formulas of the helper columns of one row (row zero-based); `cells` serves round facts and other
// lists. On graded sheets the key is a constant (RowScore::key_group), on forms key_formula.
std::string list_key_formula(const Rubric& rubric, const CellMap& cells, const ListLayout& layout,
                             std::uint32_t row);
std::string list_derived_formula(const Rubric& rubric, const CellMap& cells,
                                 const ListLayout& layout, std::uint32_t row, std::size_t index);
std::string list_candidate_formula(const Rubric& rubric, const CellMap& cells,
                                   const ListLayout& layout, std::uint32_t row);
std::string list_counted_formula(const ListLayout& layout, std::uint32_t row);

}  // namespace kaoping
