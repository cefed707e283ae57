#pragma once

#include "score/index.hpp"

namespace kaoping {

// An indicator's measure and points (A1, A3, A4, A7, A11).
//
// No claim: a numeric field that the measure or rule reads is missing: 0 points, no measure. Not
// applicable: such a field is 不适用, or `applies` is false. Neither is looked for where experts or
// the bureau give the points (A3): there a missing fact never sets them to 0.

// Fills Assessment::measures; lists, experts and effective values are there. First pass.
void take_measures(const Round& round, const SubjectInput& input, Assessment& assessment);

// Fills Scorecard::indicators and ::pending from measures and Scorecard::cohort. Points are held to
// [0, maximum + surplus] and rounded once. The bureau's adjustment replaces them when it has a
// reason and lies in that range. Findings: no-claim, not-computable, judged-out-of-range,
// adjustment-without-reason, adjustment-out-of-range, cohort-equal.
void score_indicators(const Round& round, const SubjectInput& input, Assessment& assessment);

// The points this measure would give, held and rounded as in a scorecard. nullopt where the rule
// asks for more than the measure: a person, the cohort, a field or a list; or where it has no value
// for it.
std::optional<Number> points_of_measure(const Round& round, std::size_t indicator,
                                        const Number& measure);

}  // namespace kaoping
