#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "reports/workbook/formula.hpp"

namespace kaoping {

// Whether an expression comes to “missing” or 不适用 (rubric/evaluate.hpp) as formulas: which cells
// must hold a number or date, and what else decides. Pending and incomputable operands are errors
// of the formula itself, not absences.
struct Absence {
    std::map<std::string, std::string> cells;  // id → reference: one without a number is absent
    std::string state;  // formula: 0 missing, 1 不适用, 2 neither; empty: always 2

    bool possible() const { return !cells.empty() || !state.empty(); }
    std::string test() const;     // TRUE when absent; only if possible
    std::string missing() const;  // TRUE when something is missing; only if possible
    std::string rank() const;     // as `state`, of all; only if possible
};

Absence absence_of(const Expr& expression, const FormulaContext& context);

// Of an expression that may be null, and of fields by their index.
Absence absence_of(const ExprPtr& expression, const FormulaContext& context);
Absence absence_of(const std::set<std::size_t>& numbers, const FormulaContext& context);

// Absent when one of the two is.
Absence either(Absence a, const Absence& b);

// `absent`, told apart, else `otherwise`.
std::string by_absence(const Absence& absence, const std::string& missing,
                       const std::string& not_applicable, const std::string& otherwise);

}  // namespace kaoping
