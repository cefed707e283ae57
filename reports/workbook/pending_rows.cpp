#include "reports/workbook/pending_rows.hpp"

#include <algorithm>
#include <stdexcept>

namespace kaoping {

namespace {

class CellWriter {
public:
    CellWriter(lxw_worksheet* sheet, Position at, lxw_format* format)
        : sheet_(sheet),
          row_(at.row),
          column_(static_cast<lxw_col_t>(at.column)),
          format_(format) {}

    void operator()(std::monostate) const { worksheet_write_blank(sheet_, row_, column_, format_); }
    void operator()(double number) const {
        worksheet_write_number(sheet_, row_, column_, number, format_);
    }
    void operator()(const std::string& text) const {
        worksheet_write_string(sheet_, row_, column_, text.c_str(), format_);
    }
    void operator()(const CellFormula& formula) const {
        if (const auto* number = std::get_if<double>(&formula.cached))
            worksheet_write_formula_num(sheet_, row_, column_, formula.text.c_str(), format_,
                                        *number);
        else
            worksheet_write_formula_str(sheet_, row_, column_, formula.text.c_str(), format_,
                                        std::get<std::string>(formula.cached).c_str());
    }
    // A link that the library refuses (a sheet holds 65,530) leaves its text.
    void operator()(const CellLink& link) const {
        worksheet_write_url(sheet_, row_, column_, link.target.c_str(), format_);
        (*this)(link.text);
    }

private:
    lxw_worksheet* sheet_;
    lxw_row_t row_;
    lxw_col_t column_;
    lxw_format* format_;
};

}  // namespace

void write_cell(lxw_worksheet* sheet, Position at, const CellContent& content, lxw_format* format) {
    std::visit(CellWriter(sheet, at, format), content.value);
}

PendingRows::Row& PendingRows::row(std::uint32_t row) {
    if (row < complete_) throw std::logic_error("row " + std::to_string(row + 1) + " is complete");
    return rows_[row];
}

void PendingRows::put(Position at, CellContent content, lxw_format* format) {
    auto& cells = row(at.row).cells;
    const auto place = std::lower_bound(
        cells.begin(), cells.end(), at.column,
        [](const Cell& cell, std::uint32_t column) { return cell.column < column; });
    Cell cell{at.column, std::move(content), format};
    if (place != cells.end() && place->column == at.column) *place = std::move(cell);
    else cells.insert(place, std::move(cell));
}

void PendingRows::height(std::uint32_t row, double points) { this->row(row).height = points; }

void PendingRows::complete(std::uint32_t end) {
    while (!rows_.empty() && rows_.begin()->first < end) write_first();
    complete_ = std::max(complete_, end);
}

void PendingRows::write_first() {
    const auto& [at, row] = *rows_.begin();
    for (const Cell& cell : row.cells)
        write_cell(sheet_, {at, cell.column}, cell.content, cell.format);
    if (row.height) worksheet_set_row(sheet_, at, *row.height, nullptr);
    rows_.erase(rows_.begin());
}

}  // namespace kaoping
