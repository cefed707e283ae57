#include "score/lacking.hpp"

#include "rubric/walk.hpp"

namespace kaoping {

std::set<std::string> may_lack(const Expr& expression) {
    std::set<std::string> ids;
    visit_nodes(expression, [&](const Expr& part) {
        const auto* call = std::get_if<CallNode>(&part.node);
        if (call != nullptr && call->function == Function::isblank)
            visit_names(*call->arguments[0], [&](const NameNode& name) { ids.insert(name.id); });
    });
    return ids;
}

const Field* lacking_field(const Rubric& rubric, const Expr& expression, const Scorecard& card) {
    const Operands operands = operands_of(rubric, expression);
    const auto asked = may_lack(expression);
    for (const std::size_t i : operands.fields) {
        const auto& value = card.effective[i];
        if (!asked.contains(rubric.fields[i].id) && (!value || is_missing(*value)))
            return &rubric.fields[i];
    }
    return nullptr;
}

}  // namespace kaoping
