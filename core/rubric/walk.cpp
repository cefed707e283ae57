#include "rubric/walk.hpp"

namespace kaoping {

void visit_names(const Expr& expression, const std::function<void(const NameNode&)>& visit) {
    if (const auto* name = std::get_if<NameNode>(&expression.node)) visit(*name);
    if (const auto* negate = std::get_if<NegateNode>(&expression.node)) visit_names(*negate->operand, visit);
    if (const auto* tiers = std::get_if<TiersNode>(&expression.node)) visit_names(*tiers->measure, visit);
    if (const auto* binary = std::get_if<BinaryNode>(&expression.node)) {
        visit_names(*binary->left, visit);
        visit_names(*binary->right, visit);
    }
    if (const auto* call = std::get_if<CallNode>(&expression.node))
        for (const ExprPtr& argument : call->arguments) visit_names(*argument, visit);
}

bool depends_on(const ExprPtr& expression, NameKind kind) {
    if (!expression) return false;
    bool found = false;
    visit_names(*expression, [&](const NameNode& n) { found = found || n.kind == kind; });
    return found;
}

}  // namespace kaoping
