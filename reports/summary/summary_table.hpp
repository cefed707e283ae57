#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/summary/summary_pages.hpp"
#include "reports/workbook/paging.hpp"

namespace kaoping {

struct SummaryColumn {
    MessageCode header;  // code of its words
    double width;        // characters
    Style cells = style::text();
};

// A sheet with one table: title, subtitle, header with filter buttons, rows written cell by cell
// from the left.
class SummaryTable {
public:
    SummaryTable(Book& book, const SummaryView& view, MessageCode title,
                 std::vector<SummaryColumn> columns);

    void begin_row();
    void text(std::string_view text);
    void number(const std::optional<Number>& number);
    void number(const std::optional<Number>& number, const Style& style);
    // One column of the row less another, as a formula.
    void difference(const Number& cached, std::uint32_t of, std::uint32_t less);
    // `file`: a path beside the summary; empty: a blank cell.
    void link(std::string_view file);
    void end_row();
    bool full() const;  // no more rows fit on a sheet

    // Below the last row: the sum of a column, labelled in the one before.
    void sum(std::uint32_t column, const Number& cached);

    // Filter, print setup and, over the body, the defined name. A table without rows says so.
    void finish(const std::string& name);

    Page& page() { return page_; }
    std::uint32_t rows() const { return row_ - first_row; }
    Range body(std::uint32_t column) const { return {{first_row, column}, {row_ - 1, column}}; }

    static constexpr std::uint32_t first_row = 3;

private:
    const Style& style() const { return columns_[column_].cells; }
    void fit(std::string_view text);

    Book& book_;
    Page& page_;
    std::vector<SummaryColumn> columns_;
    std::uint32_t row_ = first_row;
    std::uint32_t column_ = 0;
    double height_ = 0;
    std::vector<RowGroup> heights_;  // of the rows: where pages begin
    double page_height_ = 0;         // points of rows on a page, less a sum's
    double head_height_ = 0;         // above the first row
};

}  // namespace kaoping
