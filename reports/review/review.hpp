#pragma once

#include <memory>
#include <string>

#include "model/on_demand.hpp"
#include "model/scorecard.hpp"
#include "model/submission.hpp"
#include "model/typed_cell.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// One organisation of the review workbook.
struct ReviewLine {
    Organisation organisation;
    Status status = Status::pending;               // others: only what was typed before is kept
    std::shared_ptr<const Submission> submission;  // what is shown to the judge; null: nothing
    std::shared_ptr<const BureauInput> bureau;     // verified values prevail; may be null
    TypedCells typed;                              // typed before, kept whatever it says
};

// 评审表.xlsx: judged points and bureau facts to be filled in and read again (CONTRACT). One row a
// line, in the order given; k_uscc, k_name, j_<indicator>, b_<fact> each span exactly these rows of
// their column. What the form says about a judged indicator stands beside it, its lists on a second
// sheet. Throws WriteError.
void write_review(const std::string& path, const Rubric& rubric, int year,
                  const OnDemand<ReviewLine>& lines);

}  // namespace kaoping
