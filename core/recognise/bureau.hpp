#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/cells.hpp"
#include "model/finding.hpp"
#include "model/submission.hpp"
#include "model/typed_cell.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// vl_ of one row: the decision, or the words that are none.
struct RowDecision {
    std::optional<bool> recognised;
    std::string unread;
};

// The rows of a list as they stood in a graded workbook, and what was decided of each.
struct DecidedRows {
    PackedRows rows;
    std::vector<RowDecision> decisions;
};

// What the bureau typed into one graded workbook, 评分/<机构名>.xlsx of the result folder
// (CONTRACT, Trust: never from a submission). Belongs to the subject with this name and code.
struct GradedInput {
    std::optional<Finding> refusal;  // of another kind, rubric or year: nothing was read
    Organisation organisation;       // f_org_name and f_org_uscc there
    std::map<std::string, Verified>
        verified;  // by field id: v_, vw_; also those with a reason only
    std::map<std::string, Adjustment>
        adjusted;       // by indicator id: a_, w_; also those with a reason only
    std::string grade;  // a_grade: grade id; empty: none
    std::string grade_reason;
    std::string grade_unread;  // a_grade that is no grade
    // Parallel to Rubric::lists: the rows as they stood there with the bureau's decision, 认定
    // (true), 不认定 or none. Their keys are computed from these cells as those of the submission
    // are; all rows are there, because of several rows of one key each has a decision of its own.
    std::vector<DecidedRows> recognised;
    // Decisions on rows that the submission had no more when the workbook was written: list id ->
    // row -> 认定.
    std::map<std::string, std::map<std::string, bool>> kept;
    TypedCells typed;  // everything typed but vl_, refused or not
    std::vector<Finding> findings;
    bool says_something() const;  // anything was typed or decided
};

// Findings: those of read_cell, verified-out-of-range, bureau-not-applicable: nothing is decided by
// the cell, what stands there is kept. Whether points within no range or a value without its reason
// count is not decided here.
GradedInput read_graded(const Workbook& workbook, const Rubric& rubric, int year);

}  // namespace kaoping
