#pragma once

#include <string>
#include <vector>

#include "model/cells.hpp"
#include "model/field_type.hpp"
#include "model/finding.hpp"
#include "model/value.hpp"

namespace kaoping {

// What one cell says, by the rules of shared vectors/cell_text.tsv and cell_typed.tsv. An error
// finding leaves the value Missing; a warning or info keeps it. Findings carry the argument `found`
// (the text as typed, in one line of at most 60 characters) and no cell.
struct Reading {
    Value value = Missing{};
    std::vector<Finding> findings;
};

// `cell` null: an empty cell. Numbers are read as the shortest decimal of the stored double, to the
// 15 significant digits a spreadsheet means (12.000000000000002 of a formula is 12). The words of
// the codes stand in reports/wording/messages.d/cell_text.yaml. Text is UTF-8; ill-formed bytes are
// read as U+FFFD.
Reading read_cell(const Cell* cell, bool date1904, const CellSpec& spec);

// The text a person would say stands in the cell: text as typed, numbers as shortest decimal, dates
// as YYYY-MM-DD.
std::string raw_text(const Cell& cell, bool date1904);

}  // namespace kaoping
