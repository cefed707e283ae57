#pragma once

#include <string>
#include <vector>

#include "reports/graded/graded.hpp"

namespace kaoping {

// A labelled constant of the sheet 核定依据: given by the bureau, the experts or the whole round.
struct Constant {
    std::string id;         // key of GradedMap::constants
    std::string indicator;  // id; empty: of no single one
    Text owner;
    Text label;
    Value value;
    std::string note;  // article, range
};

// In the order of the sheet.
std::vector<Constant> constants_of(const GradedSubject& subject);

}  // namespace kaoping
