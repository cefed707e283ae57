#include "rubric/operands.hpp"

#include "rubric/rubric.hpp"
#include "rubric/walk.hpp"

namespace kaoping {

namespace {

void add_name(const Rubric& rubric, const NameNode& name, Operands& operands) {
    operands.people = operands.people || given_by_people(rubric, name);
    switch (name.kind) {
        case NameKind::field:
            if (const Field* field = rubric.field(name.id)) {
                const auto index = static_cast<std::size_t>(field - rubric.fields.data());
                operands.fields.insert(index);
                if (is_numeric(field->spec.type)) operands.numbers.insert(index);
            }
            break;
        case NameKind::fact: operands.facts.insert(name.id); break;
        case NameKind::expert_item: operands.expert_items.insert(name.id); break;
        case NameKind::judged: operands.judged = true; break;
        case NameKind::cohort: operands.cohort.insert(name.figure); break;
        case NameKind::list: operands.lists.insert(name.id); break;
        default: break;
    }
}

}  // namespace

void Operands::add(const Operands& more) {
    const auto join = [](auto& all, const auto& added) { all.insert(added.begin(), added.end()); };
    join(fields, more.fields);
    join(numbers, more.numbers);
    join(lists, more.lists);
    join(matched, more.matched);
    join(facts, more.facts);
    join(expert_items, more.expert_items);
    join(cohort, more.cohort);
    judged = judged || more.judged;
    people = people || more.people;
}

bool Operands::of_form_alone() const {
    return facts.empty() && expert_items.empty() && cohort.empty() && !judged;
}

bool given_by_people(const Rubric& rubric, const NameNode& name) {
    if (name.kind == NameKind::judged || name.kind == NameKind::expert_item) return true;
    const Fact* fact = name.kind == NameKind::fact ? rubric.fact(name.id) : nullptr;
    return fact != nullptr && fact->blank == BlankFact::pending;
}

Operands operands_of(const Rubric& rubric, const Expr& expression) {
    Operands operands;
    visit_nodes(expression, [&](const Expr& e) {
        if (const auto* name = std::get_if<NameNode>(&e.node)) add_name(rubric, *name, operands);
        if (const auto* column = std::get_if<ColumnNode>(&e.node))
            operands.lists.insert(column->list);
        const auto* call = std::get_if<CallNode>(&e.node);
        if (call == nullptr || call->function != Function::matches) return;
        if (const auto* list = std::get_if<NameNode>(&call->arguments[0]->node))
            operands.matched.insert(list->id);
    });
    return operands;
}

Operands operands_of(const Rubric& rubric, const ExprPtr& expression) {
    return expression ? operands_of(rubric, *expression) : Operands{};
}

}  // namespace kaoping
