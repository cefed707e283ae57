#pragma once

#include <functional>

#include "rubric/expression.hpp"

namespace kaoping {

// Every name in the expression, left to right.
void visit_names(const Expr& expression, const std::function<void(const NameNode&)>& visit);

bool depends_on(const ExprPtr& expression, NameKind kind);  // false for null

}  // namespace kaoping
