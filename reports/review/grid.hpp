#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/message_code.hpp"
#include "reports/workbook/book.hpp"
#include "rubric/rubric.hpp"

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

    // Names, validation, unlocked cells below, of a body of so many rows; above it the sheet's
    // name, the rubric's title and the year. Goes first: columns take their style before the cells
    // above the table are written over it.
    void begin(Book& book, std::uint32_t rows, MessageCode sheet, const Rubric& rubric, int year);
    void write_head(std::uint32_t frozen_columns);
    // The head is repeated on every page that is printed; only what is to be typed can be typed.
    void end();

    std::uint32_t first_row() const { return first_; }
    std::uint32_t header_row() const { return top_; }
    std::uint32_t last_column() const { return static_cast<std::uint32_t>(columns_.size()) - 1; }
    double width() const;
    double width(std::uint32_t first, std::uint32_t last) const;
    const std::vector<GridColumn>& columns() const { return columns_; }
    std::optional<std::uint32_t> column(const std::string& name) const;

private:
    void write_body(Book& book, std::uint32_t rows);
    void write_titles(const std::string& title, const std::string& subtitle);
    void write_group(std::uint32_t from, std::uint32_t to);
    void fit_rows();

    Page& page_;
    std::vector<GridColumn> columns_;
    std::uint32_t top_;
    bool criteria_ = false;
    std::uint32_t first_ = 0;
};

// The workbook around such a table: `sheet` is the name of the sheet and of the whole.
BookInfo grid_book(WorkbookKind kind, MessageCode sheet, const Rubric& rubric, int year);

}  // namespace kaoping
