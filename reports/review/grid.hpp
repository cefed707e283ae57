#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/workbook/book.hpp"

namespace kaoping {

// A table with one organisation a row, as the bureau and the experts fill in. Its header has four
// rows: group, criterion (left out when no column has one), label, and hint (range, unit, article).
// Columns without a group stand in one cell down all of them.
struct GridColumn {
    std::string name;       // defined name over exactly the rows; empty: none
    std::string group;      // neighbours of one group share a cell
    std::string criterion;  // the group's, as printed
    std::string header;     // by this the column is found when the names are lost
    std::string hint;
    double width = 12;  // characters
    Style cells;
    std::optional<InputRule> rule;  // input cells
};

class Grid {
public:
    // The header's first row; the body begins at first_row().
    Grid(Page& page, std::vector<GridColumn> columns, std::uint32_t header_row);

    void write_head(std::uint32_t frozen_columns);
    // Names, validation, unlocked cells below: of a body of so many rows.
    void finish(Book& book, std::uint32_t rows);

    std::uint32_t first_row() const { return first_; }
    std::uint32_t header_row() const { return top_; }
    std::uint32_t last_column() const { return static_cast<std::uint32_t>(columns_.size()) - 1; }
    double width() const;
    double width(std::uint32_t first, std::uint32_t last) const;
    const std::vector<GridColumn>& columns() const { return columns_; }
    std::optional<std::uint32_t> column(const std::string& name) const;

private:
    void write_group(std::uint32_t from, std::uint32_t to);
    void fit_rows();

    Page& page_;
    std::vector<GridColumn> columns_;
    std::uint32_t top_;
    bool criteria_ = false;
    std::uint32_t first_ = 0;
};

// Title and subtitle above a table: over its whole width, or at the left where the table is wider
// than a screen.
void write_titles(Page& page, const Grid& grid, const std::string& title,
                  const std::string& subtitle);

}  // namespace kaoping
