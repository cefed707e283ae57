#include <algorithm>

#include "rubric/walk.hpp"
#include "validate/form_scope.hpp"

namespace kaoping::validation {

namespace {

bool is_absent(const Result& r) {
    return std::holds_alternative<Missing>(r) || std::holds_alternative<NotApplicable>(r);
}

bool all_decided(const std::vector<ExprPtr>& arguments, const FormScope& scope) {
    return std::all_of(arguments.begin(), arguments.end(),
                       [&](const ExprPtr& e) { return is_decided(*e, scope); });
}

// One operand may settle the outcome whatever the missing ones would say.
bool settled_by_one(const std::vector<ExprPtr>& arguments, const FormScope& scope, bool by) {
    return std::any_of(arguments.begin(), arguments.end(), [&](const ExprPtr& e) {
        return is_decided(*e, scope) && evaluate(*e, scope) == Result(by);
    });
}

bool is_call_decided(const CallNode& call, const FormScope& scope) {
    const auto& arguments = call.arguments;
    switch (call.function) {
        case Function::isblank: return true;
        case Function::if_:
            return is_decided(*arguments[0], scope) &&
                   is_decided(*arguments[is_true(evaluate(*arguments[0], scope)) ? 1 : 2], scope);
        case Function::or_:
            return settled_by_one(arguments, scope, true) || all_decided(arguments, scope);
        case Function::and_:
            return settled_by_one(arguments, scope, false) || all_decided(arguments, scope);
        default: return all_decided(arguments, scope);
    }
}

}  // namespace

bool is_decided(const Expr& expression, const FormScope& scope) {
    if (const auto* name = std::get_if<NameNode>(&expression.node))
        return name->kind == NameKind::list || name->kind == NameKind::table ||
               !is_absent(scope.name(*name));
    if (const auto* negate = std::get_if<NegateNode>(&expression.node))
        return is_decided(*negate->operand, scope);
    if (const auto* tiers = std::get_if<TiersNode>(&expression.node))
        return is_decided(*tiers->measure, scope);
    if (const auto* binary = std::get_if<BinaryNode>(&expression.node))
        return is_decided(*binary->left, scope) && is_decided(*binary->right, scope);
    if (const auto* call = std::get_if<CallNode>(&expression.node))
        return is_call_decided(*call, scope);
    return true;
}

bool touches_unreadable(const Expr& expression, const FormScope& scope) {
    bool touched = false;
    visit_nodes(expression, [&](const Expr& part) {
        if (const auto* name = std::get_if<NameNode>(&part.node))
            touched = touched || scope.unreadable(*name);
        if (const auto* column = std::get_if<ColumnNode>(&part.node))
            touched = touched || scope.unreadable(*column);
    });
    return touched;
}

}  // namespace kaoping::validation
