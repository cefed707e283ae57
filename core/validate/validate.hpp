#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/round_context.hpp"
#include "model/submission.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// submission -> findings. Returns every finding on the form as it stands: those of reading first,
// then those below. An error among them returns the form (A13). `bureau` may be null.
//
// Judged are the values that count (model/effective.hpp): a verified value with its reason replaces
// the applicant's, and the error of reading that it corrects becomes the info `mended`. What could
// not be read has its own error already and causes no others: no missing value, no check that rests
// on it.
//
//   error    required-missing, required-here (required_when holds), not-applicable-refused,
//   below-minimum,
//            not-above-minimum, above-maximum, required-column, too-few-rows
//   warning  too-many-rows, count-differs-from-list, same-key-elsewhere (A6)
//   info     no-claim (an empty list that a rule counts, A3), mended
//   and the rubric's own checks under their codes, with their words in the argument `message`
//
// Which rows count (undated-row, outside-period, duplicate-row) is found when they are counted, in
// score.
std::vector<Finding> validate(const Submission& submission, const Rubric& rubric,
                              const RoundContext& round, const BureauInput* bureau = nullptr);

}  // namespace kaoping
