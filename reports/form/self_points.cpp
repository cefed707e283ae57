#include "reports/form/self_points.hpp"

#include "rubric/walk.hpp"

namespace kaoping {

namespace {

bool anywhere(const Indicator& indicator, NameKind kind) {
    return depends_on(indicator.measure, kind) || depends_on(indicator.rule, kind) ||
           depends_on(indicator.applies, kind);
}

bool reads_form(const Indicator& indicator) {
    std::set<std::string> lists;
    for (const ExprPtr& e : {indicator.measure, indicator.rule, indicator.applies})
        collect_lists(e, lists);
    return anywhere(indicator, NameKind::field) || !lists.empty();
}

}  // namespace

void collect_lists(const ExprPtr& expression, std::set<std::string>& lists) {
    if (!expression) return;
    visit_nodes(*expression, [&](const Expr& e) {
        const auto* name = std::get_if<NameNode>(&e.node);
        if (name != nullptr && name->kind == NameKind::list) lists.insert(name->id);
        if (const auto* column = std::get_if<ColumnNode>(&e.node)) lists.insert(column->list);
    });
}

SelfPoints self_points_of(const Indicator& indicator) {
    if (!indicator.rule) return SelfPoints::typed;
    for (const NameKind kind : {NameKind::judged, NameKind::expert_item, NameKind::cohort})
        if (anywhere(indicator, kind)) return SelfPoints::typed;
    if (!anywhere(indicator, NameKind::fact)) return SelfPoints::live;
    return reads_form(indicator) ? SelfPoints::typed : SelfPoints::none;
}

bool form_gives_measure(const Indicator& indicator) {
    if (!indicator.measure) return false;
    for (const NameKind kind :
         {NameKind::fact, NameKind::judged, NameKind::expert_item, NameKind::cohort})
        if (depends_on(indicator.measure, kind)) return false;
    return true;
}

}  // namespace kaoping
