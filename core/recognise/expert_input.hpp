#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/cells.hpp"
#include "model/finding.hpp"
#include "model/number.hpp"
#include "model/typed_cell.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// What one expert typed for one organisation.
struct ExpertRow {
    Organisation organisation;
    std::string cell;      // of the name
    bool recused = false;  // 是; a text that is no clear answer counts as 是 until it is made clear
    std::map<std::string, Number>
        points;  // by expert item id, 0..maximum; blank, refused and recused ones are absent
    std::string opinion;
    TypedCells typed;  // everything typed: recused, e_..., opinion
    std::vector<Finding> findings;
};

// One expert workbook, DIR/<姓名>.xlsx (CONTRACT).
struct ExpertInput {
    std::optional<Finding>
        refusal;         // of another kind, rubric or year, or without its table: nothing was read
    std::string expert;  // as the cell `expert` says; empty: expert-unnamed
    std::vector<ExpertRow> rows;  // in the sheet's order; of several rows of one organisation the
                                  // first that is filled in
    std::vector<Finding> findings;
};

// Findings: those of read_cell, expert-out-of-range (counts as blank), expert-recused-with-points
// (ignored), recusal-unclear, expert-row-repeated (only one row is used), expert-unnamed.
ExpertInput read_expert(const Workbook& workbook, const Rubric& rubric, int year);

}  // namespace kaoping
