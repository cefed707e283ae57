#pragma once

#include "rubric/evaluate.hpp"

namespace kaoping {

// Whether an indicator's points can be asked for at all, as `scope` gives its operands: true
// (made), Missing (no claim), NotApplicable, or the state of an undecided `applies` (A3, A4).
//
// No claim: a numeric field that the measure or rule reads is missing. Not applicable: such a field
// is 不适用, or `applies` is false. Fields are not looked at where people decide.
Result claim(const Rubric& rubric, const Indicator& indicator, const Scope& scope);

// What the rule of a claimed indicator comes to: its measure's state where it needs a measure and
// that is Missing or NotApplicable.
Result rule_result(const Rubric& rubric, const Indicator& indicator, const Scope& scope);

}  // namespace kaoping
