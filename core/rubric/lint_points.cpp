#include <algorithm>
#include <set>

#include "rubric/lint.hpp"

namespace kaoping::loading {

namespace {

void lint_section(Context& context, const Rubric& rubric, const Section& section) {
    Number sum;
    bool any = false;
    bool readable = true;
    for (const Indicator& indicator : rubric.indicators) {
        if (indicator.kind != IndicatorKind::base || indicator.section != section.id) continue;
        any = true;
        readable = readable && indicator.points;
        sum += indicator.points.value_or(0);
    }
    const YamlPlace place = context.place_of("section:" + section.id);
    if (!any) {
        context.defect(place, "rubric-empty-section", {arg("id", section.id)});
    } else if (readable && sum != section.points) {
        context.defect(place, "rubric-section-sum",
                       {arg("id", section.id), arg("found", shown(sum)),
                        arg("wanted", shown(section.points))});
    }
    if (section.minimum && *section.minimum > section.points)
        context.defect(context.place_of("minimum:" + section.id), "rubric-bounds",
                       {arg("found", shown(*section.minimum))});
}

void lint_sections(Context& context, const Rubric& rubric) {
    Number sum;
    for (const Section& section : rubric.sections) {
        lint_section(context, rubric, section);
        sum += section.points;
    }
    const YamlNode* place = context.find("sections");
    if (place != nullptr && !rubric.sections.empty() && sum != rubric.full_marks)
        context.defect(*place, "rubric-full-marks",
                       {arg("found", shown(sum)), arg("wanted", shown(rubric.full_marks))});
}

void lint_place_of(Context& context, const Rubric& rubric, const Indicator& indicator) {
    const YamlPlace place = context.place_of("indicator:" + indicator.id);
    const bool base = indicator.kind == IndicatorKind::base;
    if (base && indicator.section.empty())
        context.defect(place, "rubric-missing-key", {arg("key", "section")});
    if (!base && !indicator.section.empty())
        context.defect(place, "rubric-section-of-bonus", {arg("id", indicator.id)});
    if (base && !indicator.section.empty() && rubric.section(indicator.section) == nullptr)
        context.defect(place, "rubric-unknown-id", {arg("id", indicator.section)});
    if (indicator.points && indicator.points->sign() <= 0)
        context.defect(place, "rubric-points-not-positive",
                       {arg("found", shown(*indicator.points))});
    if (indicator.article.empty())
        context.defect(place, "rubric-no-article", {arg("id", indicator.id)}, Severity::warning);
}

// What people give must reach the points.
void lint_given_points(Context& context, const Indicator& indicator) {
    const YamlPlace place = context.place_of("indicator:" + indicator.id);
    if (!indicator.rule) return;  // reported
    if (indicator.judged && !depends_on(indicator.rule, NameKind::judged))
        context.defect(place, "rubric-judged-unused", {arg("id", indicator.id)});
    std::set<std::string> used;
    visit_names(*indicator.rule, [&](const NameNode& name) { used.insert(name.id); });
    for (const ExpertItem& item : indicator.expert_items) {
        const YamlPlace at = context.place_of("expert_item:" + item.id);
        if (!used.contains(item.id))
            context.defect(at, "rubric-expert-item-unused", {arg("id", item.id)});
        if (indicator.points && item.points.sign() <= 0)
            context.defect(at, "rubric-points-not-positive", {arg("found", shown(item.points))});
    }
}

void lint_group(Context& context, const Rubric& rubric, const Group& group) {
    const YamlPlace place = context.place_of("group:" + group.id);
    std::set<std::string> members;
    for (const std::string& id : group.indicators) {
        if (rubric.indicator(id) == nullptr)
            context.defect(place, "rubric-unknown-id", {arg("id", id)});
        else if (!members.insert(id).second)
            context.defect(place, "rubric-duplicate-id", {arg("id", id)});
    }
    if (members.size() < 2) context.defect(place, "rubric-group-small", {arg("id", group.id)});
    if (group.maximum.sign() <= 0)
        context.defect(place, "rubric-points-not-positive", {arg("found", shown(group.maximum))});
}

}  // namespace

void lint_points(Context& context, const Rubric& rubric) {
    lint_sections(context, rubric);
    for (const Indicator& indicator : rubric.indicators) {
        lint_place_of(context, rubric, indicator);
        lint_given_points(context, indicator);
    }
    for (const Group& group : rubric.groups) lint_group(context, rubric, group);
}

}  // namespace kaoping::loading
