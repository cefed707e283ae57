#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/cells.hpp"
#include "model/finding.hpp"
#include "model/number.hpp"
#include "model/typed_cell.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// What the bureau typed into 评审表 for one organisation (A7). Belongs to the subject with this
// code and name.
struct ReviewRow {
    Organisation organisation;
    std::string cell;                      // of the name, 评审表!B8
    std::map<std::string, Number> judged;  // by indicator id: j_, within the printed range
    std::map<std::string, Value>
        facts;  // by fact id: b_; blank cells are absent, their meaning is the rubric's
    std::set<std::string> undecided_facts;  // typed, but refused or said otherwise in another row:
                                            // neither blank nor given
    TypedCells typed;                       // everything typed, refused or not
    std::vector<Finding> findings;
};

struct ReviewInput {
    std::optional<Finding>
        refusal;  // of another kind, rubric or year, or without its table: nothing was read
    std::vector<ReviewRow> rows;    // in the sheet's order; rows of one organisation are one
    std::vector<Finding> findings;  // of the workbook as a whole
};

// Cells -> what the bureau typed. Findings of cells: those of read_cell, judged-out-of-range,
// bureau-not-applicable: nothing is decided by the cell (of a fact: fact-undecided). Two rows of
// one organisation are joined (review-row-repeated); where they differ neither counts
// (review-rows-differ).
ReviewInput read_review(const Workbook& workbook, const Rubric& rubric, int year);

}  // namespace kaoping
