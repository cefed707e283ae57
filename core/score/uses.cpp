#include "score/uses.hpp"

#include "rubric/walk.hpp"

namespace kaoping {

namespace {

void add_name(const Rubric& rubric, const NameNode& n, Uses& uses) {
    switch (n.kind) {
        case NameKind::field:
            if (const Field* field = rubric.field(n.id)) {
                const auto index = static_cast<std::size_t>(field - rubric.fields.data());
                uses.fields.insert(index);
                if (is_numeric(field->spec.type)) uses.numbers.insert(index);
            }
            break;
        case NameKind::fact:
            if (const Fact* fact = rubric.fact(n.id);
                fact != nullptr && fact->blank == BlankFact::pending)
                uses.judgement = true;
            break;
        case NameKind::expert_item: uses.experts = true; break;
        case NameKind::judged: uses.judgement = true; break;
        case NameKind::cohort:
            uses.cohort = true;
            uses.cohort_mean = uses.cohort_mean || n.id == "cohort_mean";
            uses.cohort_min = uses.cohort_min || n.id == "cohort_min";
            break;
        case NameKind::list: uses.lists.insert(n.id); break;
        default: break;
    }
}

}  // namespace

void collect_uses(const Rubric& rubric, const Expr& expression, Uses& uses) {
    visit_nodes(expression, [&](const Expr& e) {
        if (const auto* name = std::get_if<NameNode>(&e.node)) add_name(rubric, *name, uses);
        if (const auto* column = std::get_if<ColumnNode>(&e.node)) uses.lists.insert(column->list);
        const auto* call = std::get_if<CallNode>(&e.node);
        if (call == nullptr || call->function != Function::matches) return;
        if (const auto* list = std::get_if<NameNode>(&call->arguments[0]->node))
            uses.matched.insert(list->id);
    });
}

}  // namespace kaoping
