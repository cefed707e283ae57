#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reports/workbook/book.hpp"

namespace kaoping {

struct CellFormula {
    std::string text;  // with '='
    Page::Cached cached;
};
struct CellLink {
    std::string target;
    std::string text;
};
// What one cell holds, on its way to libxlsxwriter; nothing: its format only.
struct CellContent {
    std::variant<std::monostate, double, std::string, CellFormula, CellLink> value;
};

void write_cell(lxw_worksheet* sheet, Position at, const CellContent& content, lxw_format* format);

// The rows of a sheet in libxlsxwriter's constant_memory mode, which takes rows in ascending order
// only and forgets each when the next one begins: here they are written in any order until they are
// complete.
class PendingRows {
public:
    explicit PendingRows(lxw_worksheet* sheet) : sheet_(sheet) {}

    // Of what is written twice the last stands. Throws std::logic_error when the row is complete.
    void put(Position at, CellContent content, lxw_format* format);
    void height(std::uint32_t row, double points);
    // The rows before `end` are complete.
    void complete(std::uint32_t end);

private:
    struct Cell {
        std::uint32_t column = 0;
        CellContent content;
        lxw_format* format = nullptr;
    };
    struct Row {
        std::vector<Cell> cells;  // by column
        std::optional<double> height;
    };
    Row& row(std::uint32_t row);
    void write_first();

    lxw_worksheet* sheet_;
    std::map<std::uint32_t, Row> rows_;
    std::uint32_t complete_ = 0;  // the rows before this one
};

}  // namespace kaoping
