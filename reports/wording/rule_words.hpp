#pragma once

#include "model/finding.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// A field's label; of a series with the year it is of.
Text field_words(const Field& field);

// The rule tree in words, in both languages: labels for names, × ÷ ≥ for operators. `indicator` is
// whose measure, points and judgement are meant; null in conditions. One definition of a rule gives
// its value, its formula and these words.
Text rule_words(const Expr& expression, const Rubric& rubric, const Indicator* indicator = nullptr);

}  // namespace kaoping
