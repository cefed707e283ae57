#pragma once

#include <optional>

#include "rubric/rubric.hpp"

namespace kaoping::loading {

// What values an expression can have at all: at least `low`, at most `high` (absent: unknown or
// unlimited), whole numbers only. Never too narrow; the lint tells from it which tiers have gaps
// and which points cannot be reached.
struct Bounds {
    std::optional<Number> low;
    std::optional<Number> high;
    bool whole = false;
};

// `indicator` for names of a rule, `list` for those of a row; either may be null.
Bounds bounds_of(const Expr& expression, const Rubric& rubric, const Indicator* indicator,
                 const List* list);

}  // namespace kaoping::loading
