#include "invariants.hpp"

#include "text/normal.hpp"

namespace kaoping::fuzz {

namespace {

constexpr Position last_cell{1048575, 16383};

bool proper(const Range& range) {
    return range.first.row <= range.last.row && range.first.column <= range.last.column &&
           range.last.row <= last_cell.row && range.last.column <= last_cell.column;
}

std::string complaint(const Sheet& sheet) {
    if (!is_valid_utf8(sheet.name)) return "sheet name is not UTF-8";
    for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
        const auto& [position, cell] = sheet.cells[i];
        if (i > 0 && !(sheet.cells[i - 1].first < position)) return "cells out of order";
        if (position.row > last_cell.row || position.column > last_cell.column)
            return "cell outside the sheet";
        if (!is_valid_utf8(cell.text)) return "cell text is not UTF-8";
        if (cell.text.empty() && !cell.formula) return "empty cell";
        if (cell.kind == CellKind::boolean && cell.text != "0" && cell.text != "1")
            return "odd boolean";
    }
    for (const Range& merge : sheet.merges)
        if (!proper(merge)) return "improper merge";
    return "";
}

}  // namespace

std::string complaint(const ReadResult& result) {
    if (const auto* refusal = std::get_if<Refusal>(&result))
        return refusal->message.empty() ? "refusal without words" : "";
    const auto& workbook = std::get<Workbook>(result);
    for (const Sheet& sheet : workbook.sheets)
        if (auto wrong = complaint(sheet); !wrong.empty()) return wrong;
    for (const DefinedName& name : workbook.names) {
        if (!is_valid_utf8(name.name)) return "name is not UTF-8";
        if (name.range && (!proper(*name.range) || workbook.sheet(name.sheet) == nullptr))
            return "improper name";
        if (!name.range && !name.sheet.empty()) return "broken name with a sheet";
    }
    return "";
}

}  // namespace kaoping::fuzz
