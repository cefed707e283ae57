#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/cells.hpp"
#include "model/finding.hpp"
#include "model/workbook_kind.hpp"
#include "rubric/known_rubrics.hpp"

namespace kaoping {

// What a workbook says it is, in four redundant ways: hidden sheet, custom properties, defined
// names, and sheet titles with labels. Any of them may be lost to another program; where they
// contradict each other the majority decides (of equals the labels, which people see) and a finding
// says so.
struct Identity {
    std::string stated_kind;           // as it says; empty: nothing of kaoping
    std::optional<WorkbookKind> kind;  // the same, where it is a kind that is known here
    std::string rubric;                // rubric id; may be one that is not known here
    std::optional<int> year;           // as stated, 1900..9999
    // Why the workbook is no form to assess; nullopt: it is one, of exactly one known rubric. Its
    // code is one of
    //   unknown-form    nothing of kaoping, or labels of no known rubric
    //   unknown-rubric  a form of a rubric that is not installed
    //   several-forms   labels of more than one rubric alike
    //   not-a-form      another workbook of kaoping: graded, review, expert, roster, summary
    // All of them are `unknown-form` in results.json.
    std::optional<Finding> refusal;
    std::vector<Finding> findings;  // contradictions
};

// `rubrics`: those known. Labels are read only when the quicker ways are lost or disagree.
Identity identify(const Workbook& workbook, const KnownRubrics& rubrics);
Identity identify(const Workbook& workbook, std::span<const Rubric* const> rubrics);

// The year that the form was made for, as the hidden sheet or else the properties state it.
std::optional<int> stated_year(const Workbook& workbook);

}  // namespace kaoping
