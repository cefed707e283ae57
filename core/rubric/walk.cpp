#include "rubric/walk.hpp"

namespace kaoping {

std::vector<ExprPtr> parts_of(const Expr& expression) {
    if (const auto* negate = std::get_if<NegateNode>(&expression.node)) return {negate->operand};
    if (const auto* tiers = std::get_if<TiersNode>(&expression.node)) return {tiers->measure};
    if (const auto* binary = std::get_if<BinaryNode>(&expression.node))
        return {binary->left, binary->right};
    if (const auto* call = std::get_if<CallNode>(&expression.node)) return call->arguments;
    return {};
}

void visit_nodes(const Expr& expression, const std::function<void(const Expr&)>& visit) {
    visit(expression);
    for (const ExprPtr& part : parts_of(expression)) visit_nodes(*part, visit);
}

void visit_names(const Expr& expression, const std::function<void(const NameNode&)>& visit) {
    visit_nodes(expression, [&](const Expr& e) {
        if (const auto* name = std::get_if<NameNode>(&e.node)) visit(*name);
    });
}

bool depends_on(const ExprPtr& expression, NameKind kind) {
    if (!expression) return false;
    bool found = false;
    visit_names(*expression, [&](const NameNode& n) { found = found || n.kind == kind; });
    return found;
}

}  // namespace kaoping
