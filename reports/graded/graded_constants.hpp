#pragma once

#include <compare>
#include <string>
#include <vector>

#include "reports/graded/graded.hpp"

namespace kaoping {

// Which one: by the id of what it is said of.
struct ConstantKey {
    enum class Kind { fact, expert_item, judged, cohort, section_mean };
    Kind kind = Kind::fact;
    std::string id;                           // of the fact, item, indicator or section
    CohortFigure figure = CohortFigure::max;  // which, of kind cohort
    friend auto operator<=>(const ConstantKey&, const ConstantKey&) = default;
};

// A labelled constant of the sheet 核定依据: given by the bureau, the experts or the whole round.
struct Constant {
    ConstantKey key;
    std::string indicator;  // id; empty: of no single one
    Text owner;
    Text label;
    Value value;
    std::string note;  // article, range
};

// In the order of the sheet.
std::vector<Constant> constants_of(const GradedSubject& subject);

}  // namespace kaoping
