#include "rubric/load_indicators.hpp"

#include <utility>

#include "rubric/load_rules.hpp"

namespace kaoping::loading {

namespace {

using Kind = YamlNode::Kind;

bool is_word(const YamlNode* node, std::string_view word) {
    return node != nullptr && node->kind == Kind::scalar && node->text == word;
}

void read_expert_items(Context& context, MapReader& map, Indicator& indicator) {
    for (const YamlNode& item : map.sequence("expert_items")) {
        MapReader reader(context, item);
        ExpertItem read;
        read.id = reader.id();
        read.label = reader.words("label", Presence::required);
        read.points = reader.points("points", Presence::required).value_or(0);
        context.place("expert_item:" + read.id, item);
        indicator.expert_items.push_back(std::move(read));
    }
}

void read_rule_of(Context& context, MapReader& map, Plan& plan, Indicator& indicator) {
    const YamlNode* node = map.take("rule", Presence::required);
    if (is_word(node, "plan")) {
        indicator.from_plan = true;
        const YamlNode* slot = node;
        node = plan.find(Plan::Part::rules, indicator.id);
        if (node == nullptr && plan.exists())
            context.defect(*slot, "rubric-plan-gap", {arg("id", indicator.id)});
    }
    if (node == nullptr) return;
    context.place("rule:" + indicator.id, *node);
    std::vector<std::string> items;
    for (const ExpertItem& item : indicator.expert_items) items.push_back(item.id);
    if (items.empty()) items.push_back(indicator.id);
    const bool no_sub_items = indicator.expert_items.empty();
    Rule rule = read_rule(context, *node, items);
    indicator.rule = std::move(rule.expression);
    indicator.surplus = rule.surplus;
    indicator.items = std::move(rule.items);
    if (rule.judged) indicator.judged = rule.judged;
    if (rule.experts && no_sub_items) {
        indicator.expert_items.push_back(
            {indicator.id, indicator.title, indicator.points.value_or(0)});
        context.place("expert_item:" + indicator.id, *node);
    }
}

void read_what_applies(Context& context, MapReader& map, Indicator& indicator) {
    indicator.applies = map.expression("applies");
    constexpr std::array<std::pair<std::string_view, NotApplicablePolicy>, 3> policies{
        {{"none", NotApplicablePolicy::none},
         {"full", NotApplicablePolicy::full},
         {"redistribute", NotApplicablePolicy::redistribute}}};
    indicator.not_applicable = map.word("not_applicable", policies, NotApplicablePolicy::none);
    for (const YamlNode& item : map.sequence("see")) {
        const auto id = read_id(context, item);
        if (!id) continue;
        indicator.see.push_back(*id);
        context.place("see:" + indicator.id + "." + *id, item);
    }
}

void read_inputs(Context& context, MapReader& map, const IndicatorSetting& setting,
                 Indicator& indicator, Rubric& rubric) {
    for (const YamlNode& item : map.sequence("fields")) {
        for (Field& field : read_field(context, item, setting.units)) {
            field.indicator = indicator.id;
            indicator.fields.push_back(field.id);
            rubric.fields.push_back(std::move(field));
        }
    }
    for (const YamlNode& item : map.sequence("lists")) {
        List list = read_list(context, item, setting.units);
        list.indicator = indicator.id;
        indicator.lists.push_back(list.id);
        rubric.lists.push_back(std::move(list));
    }
    for (const YamlNode& item : map.sequence("facts")) {
        Fact fact = read_fact(context, item, setting.units, false);
        fact.indicator = indicator.id;
        indicator.facts.push_back(fact.id);
        rubric.facts.push_back(std::move(fact));
    }
}

std::string with_title(std::string pattern, const std::string& title) {
    constexpr std::string_view place = "{title}";
    if (const auto at = pattern.find(place); at != std::string::npos)
        pattern.replace(at, place.size(), title);
    return pattern;
}

void add_evidence(Context& context, const IndicatorSetting& setting, const YamlNode& node,
                  Indicator& indicator, Rubric& rubric) {
    Field field;
    field.id = "evidence_" + indicator.id;
    field.label = {with_title(setting.evidence_label.zh, indicator.title.zh),
                   with_title(setting.evidence_label.en, indicator.title.en)};
    field.indicator = indicator.id;
    field.identity = true;
    context.place("field:" + field.id, node);
    indicator.fields.push_back(field.id);
    rubric.fields.push_back(std::move(field));
}

}  // namespace

std::optional<Number> read_points(Context& context, const YamlNode* node, Plan& plan,
                                  Plan::Part part, const std::string& id, Open open) {
    const bool left_open = is_word(node, "plan");
    if (left_open || open == Open::yes) {
        if (const YamlNode* planned = plan.find(part, id))
            return read_point_number(context, *planned);
        if (left_open && plan.exists()) context.defect(*node, "rubric-plan-gap", {arg("id", id)});
    }
    if (node == nullptr || left_open) return std::nullopt;
    return read_point_number(context, *node);
}

void read_indicators(Context& context, const std::vector<YamlNode>& nodes,
                     const IndicatorSetting& setting, Rubric& rubric) {
    constexpr std::array<std::pair<std::string_view, IndicatorKind>, 3> kinds{
        {{"base", IndicatorKind::base},
         {"bonus", IndicatorKind::bonus},
         {"deduction", IndicatorKind::deduction}}};
    for (const YamlNode& node : nodes) {
        MapReader map(context, node);
        Indicator indicator;
        indicator.id = map.id();
        context.place("indicator:" + indicator.id, node);
        indicator.kind = map.word("kind", kinds, IndicatorKind::base);
        indicator.section = map.text("section");
        indicator.title = map.words("title", Presence::required);
        const YamlNode* points = map.take("points", Presence::required);
        const bool unlimited = is_word(points, "none") && indicator.kind != IndicatorKind::base;
        if (!unlimited)
            indicator.points = read_points(context, points, setting.plan, Plan::Part::points,
                                           indicator.id, rubric.plan.needed ? Open::yes : Open::no);
        indicator.criterion = map.words("criterion");
        indicator.materials = map.words("materials");
        indicator.article = map.text("article");
        indicator.measure = map.expression("measure");
        indicator.unit = map.text("unit");
        if (const YamlNode* judged = map.take("judged"))
            indicator.judged = read_judged(context, *judged);
        read_expert_items(context, map, indicator);
        read_rule_of(context, map, setting.plan, indicator);
        read_what_applies(context, map, indicator);
        read_inputs(context, map, setting, indicator, rubric);
        add_evidence(context, setting, node, indicator, rubric);
        rubric.indicators.push_back(std::move(indicator));
    }
}

}  // namespace kaoping::loading
