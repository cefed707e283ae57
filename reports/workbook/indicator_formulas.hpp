#pragma once

#include <string>

#include "reports/workbook/formula.hpp"

namespace kaoping {

// An indicator's measure and points as formulas, in every state that the engine knows
// (rubric/claim.hpp): no claim, not applicable, pending, not computable.
//
// Of all of them, FormulaContext::indicator is the indicator meant, one of the rubric's.

// ROUND(measure,11), or a word: no claim (also where it does not apply), not computable.
std::string measure_formula(const FormulaContext& context);

// The points before any adjustment: held to [0, cap], rounded, "" while undecided or not
// computable.
std::string points_formula(const FormulaContext& context);

// points_formula unless a_ with its reason w_ replaces it.
std::string adjusted_points_formula(const FormulaContext& context, const std::string& a,
                                    const std::string& w);

// TRUE when the indicator does not apply (A4), else FALSE; the second one: and no adjustment
// replaces its points.
std::string not_applicable_formula(const FormulaContext& context);
std::string not_applicable_formula(const FormulaContext& context, const std::string& a,
                                   const std::string& w);

}  // namespace kaoping
