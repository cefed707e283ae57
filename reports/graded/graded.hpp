#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/round_context.hpp"
#include "model/scorecard.hpp"
#include "model/submission.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// Everything a graded workbook shows of one institution.
struct GradedSubject {
    const Rubric& rubric;
    const RoundContext& round;
    const Submission& submission;
    const BureauInput& bureau;
    const Scorecard& card;
    Organisation organisation;
    std::string file;  // of the submission, for messages
    std::vector<std::optional<Number>> section_means =
        {};  // of the round's assessed, parallel to Rubric::sections; may be empty
};

// 评分/<机构名>.xlsx: live formulas with true cached values for every measure, point, section,
// total and the grade (CONTRACT, defined names). A returned form's is marked 未评分 and holds no
// points. Throws WriteError.
void write_graded(const std::string& path, const GradedSubject& subject);

}  // namespace kaoping
