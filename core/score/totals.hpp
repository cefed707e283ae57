#pragma once

#include "score/index.hpp"

namespace kaoping {

// Adds the indicators up (A8: groups, sections, bonus and deduction, cap of the total):
// Scorecard::sections, ::bonus,
// ::deduction, ::raw_total (of what is known) and, when the subject is assessed, ::total. Finding:
// group-capped (info).
//
// A group gives its points in the order it names its indicators until its maximum is reached.
// Points of an indicator that does not apply are spread over the rest of its section in proportion
// where its policy says so; the section is rounded once more.
void add_up(const Round& round, const SubjectInput& input, Assessment& assessment);

// The published total of a raw one: held to [total_minimum, total_maximum], 4 decimals.
Number published_total(const Round& round, const SubjectInput& input, const Assessment& assessment,
                       const Number& raw);

}  // namespace kaoping
