#include "rubric/load_grading.hpp"

#include "rubric/load_indicators.hpp"

namespace kaoping::loading {

namespace {

using Kind = YamlNode::Kind;

Condition read_condition(Context& context, MapReader& map, std::string_view kind) {
    Condition condition;
    condition.id = map.id();
    condition.when = map.expression("when", Presence::required);
    condition.text = map.words("text", Presence::required);
    condition.article = map.text("article", Presence::required);
    context.place(std::string(kind) + ":" + condition.id, map.node());
    return condition;
}

// The conditions under one key; each names its grade under `grade_key` (empty: it has none).
std::vector<Condition> read_list_of_conditions(Context& context, MapReader& top,
                                               std::string_view key, std::string_view grade_key) {
    std::vector<Condition> all;
    for (const YamlNode& item : top.sequence(key)) {
        MapReader map(context, item);
        Condition condition = read_condition(context, map, key);
        if (!grade_key.empty()) {
            condition.grade = map.text(grade_key, Presence::required);
            if (key == "vetoes" && condition.grade == "none") condition.grade.clear();
        }
        all.push_back(std::move(condition));
    }
    return all;
}

void read_grade_list(Context& context, const YamlNode& node, Rubric& rubric) {
    for (const YamlNode& item : read_sequence(context, node)) {
        MapReader map(context, item);
        Grade grade;
        grade.id = map.id();
        grade.label = map.words("label", Presence::required);
        if (const auto from = map.points("from")) {
            grade.from = *from;
        } else {
            grade.lowest = !map.has("from");
        }
        grade.printed_to = map.points("printed_to");
        grade.article = map.text("article", Presence::required);
        grade.top_percent = map.number("top_percent");
        if (grade.top_percent &&
            (grade.top_percent->sign() <= 0 || *grade.top_percent > Number(100)))
            context.defect(*item.find("top_percent"), "rubric-bounds",
                           {arg("found", grade.top_percent->to_decimal(6))});
        grade.quota = map.whole("quota", 1, 100000);
        context.place("grade:" + grade.id, item);
        rubric.grades.push_back(std::move(grade));
    }
}

}  // namespace

void read_sections(Context& context, MapReader& top, Plan& plan, Rubric& rubric) {
    for (const YamlNode& item : top.sequence("sections", Presence::required)) {
        MapReader map(context, item);
        Section section;
        section.id = map.id();
        section.title = map.words("title", Presence::required);
        const YamlNode* points = map.take("points", Presence::required);
        const Open open = rubric.plan.needed ? Open::yes : Open::no;
        section.points =
            read_points(context, points, plan, Plan::Part::sections, section.id, open).value_or(0);
        section.article = map.text("article", Presence::required);
        if (const YamlNode* minimum = map.take("minimum")) {
            MapReader reader(context, *minimum);
            section.minimum = reader.points("points", Presence::required);
            section.below_minimum = reader.text("grade", Presence::required);
            context.place("minimum:" + section.id, *minimum);
        }
        context.place("section:" + section.id, item);
        rubric.sections.push_back(std::move(section));
    }
}

void read_groups(Context& context, MapReader& top, Rubric& rubric) {
    for (const YamlNode& item : top.sequence("groups")) {
        MapReader map(context, item);
        Group group;
        group.id = map.id();
        group.title = map.words("title", Presence::required);
        group.indicators = map.texts("indicators");
        group.maximum = map.points("points", Presence::required).value_or(0);
        group.article = map.text("article", Presence::required);
        context.place("group:" + group.id, item);
        rubric.groups.push_back(std::move(group));
    }
}

void read_total(Context& context, MapReader& top, Rubric& rubric) {
    const YamlNode* node = top.take("total");
    if (node == nullptr) return;
    MapReader map(context, *node);
    rubric.total_minimum = map.expression("min");
    rubric.total_maximum = map.expression("max");
    context.place("total", *node);
}

void read_grades(Context& context, MapReader& top, Plan& plan, Rubric& rubric) {
    const YamlNode* node = top.take("grades", Presence::required);
    if (node == nullptr) return;
    context.place("grades", *node);
    if (node->kind != Kind::scalar || node->text != "plan")
        return read_grade_list(context, *node, rubric);
    const YamlNode* planned = plan.grades();
    if (planned != nullptr) {
        context.place("grades", *planned);
        read_grade_list(context, *planned, rubric);
    } else if (plan.exists()) {
        context.defect(*node, "rubric-plan-gap", {arg("id", "grades")});
    }
}

void read_conditions(Context& context, MapReader& top, Rubric& rubric) {
    rubric.exempt = read_list_of_conditions(context, top, "exempt", "");
    rubric.not_eligible = read_list_of_conditions(context, top, "not_eligible", "");
    rubric.grade_caps = read_list_of_conditions(context, top, "grade_caps", "at_most");
    rubric.grade_floors = read_list_of_conditions(context, top, "grade_floors", "at_least");
    rubric.vetoes = read_list_of_conditions(context, top, "vetoes", "grade");
}

void read_consequences(Context& context, MapReader& top, Rubric& rubric) {
    for (const YamlNode& item : top.sequence("consequences")) {
        MapReader map(context, item);
        Consequence consequence;
        consequence.id = map.id();
        consequence.grades = map.texts("grades");
        consequence.repeated_years = map.whole("repeated_years", 1, 2).value_or(1);
        consequence.absent = map.flag("absent", false);
        consequence.when = map.expression("when");
        consequence.unless = map.expression("unless");
        consequence.otherwise = map.words("otherwise");
        consequence.text = map.words("text", Presence::required);
        consequence.article = map.text("article", Presence::required);
        consequence.amount = map.number("amount");
        context.place("consequence:" + std::to_string(rubric.consequences.size()), item);
        rubric.consequences.push_back(std::move(consequence));
    }
}

}  // namespace kaoping::loading
