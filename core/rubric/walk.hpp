#pragma once

#include <functional>
#include <vector>

#include "rubric/expression.hpp"

namespace kaoping {

// The direct parts of an expression, left to right.
std::vector<ExprPtr> parts_of(const Expr& expression);

// Every node of the expression, itself first, then its parts left to right.
void visit_nodes(const Expr& expression, const std::function<void(const Expr&)>& visit);

// Every name in the expression, left to right.
void visit_names(const Expr& expression, const std::function<void(const NameNode&)>& visit);

bool depends_on(const ExprPtr& expression, NameKind kind);  // false for null

}  // namespace kaoping
