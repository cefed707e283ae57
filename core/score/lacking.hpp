#pragma once

#include <set>
#include <string>

#include "model/scorecard.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// The fields whose blank an expression asks about with ISBLANK: lacking them is no gap.
std::set<std::string> may_lack(const Expr& expression);

// The first field, in the form's order, that the expression needs and that neither form, bureau nor
// roster gives; nullptr: none lacks.
const Field* lacking_field(const Rubric& rubric, const Expr& expression, const Scorecard& card);

}  // namespace kaoping
