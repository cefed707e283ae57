#pragma once

#include <span>
#include <string>

#include "model/submission.hpp"
#include "model/typed_cell.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// The expert a workbook is for.
struct ExpertSheetOf {
    std::string name;
    std::string unit;  // may be empty
};

// One organisation of an expert workbook.
struct ExpertLine {
    Organisation organisation;
    bool recused = false;  // named in the list's 回避机构: 是 is filled in
    std::shared_ptr<const Submission> submission;  // what the expert is shown; null: nothing
    std::shared_ptr<const BureauInput>
        bureau;        // verified values prevail; no points are taken from it; may be null
    TypedCells typed;  // this expert's own, typed before
};

// DIR/<姓名>.xlsx: one expert's points for every organisation (CONTRACT): cell `expert`; k_uscc,
// k_name, recused, e_<item>, opinion each span exactly the rows. Further sheets show the criteria
// and what the institutions declared. Throws WriteError.
void write_expert(const std::string& path, const Rubric& rubric, int year,
                  const ExpertSheetOf& expert, std::span<const ExpertLine> lines);

}  // namespace kaoping
