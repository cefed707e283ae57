#include <map>
#include <set>

#include "rubric/labels.hpp"
#include "rubric/lint.hpp"
#include "rubric/resolve_names.hpp"

namespace kaoping::loading {

namespace {

// Each id once within its kind. The context knows the last definition of an id: the one too many.
class Ids {
public:
    Ids(Context& context, std::string kind) : context_(context), kind_(std::move(kind)) {}
    void add(const std::string& id) {
        if (!id.empty() && !seen_.insert(id).second)
            context_.defect(context_.place_of(kind_ + ":" + id), "rubric-duplicate-id",
                            {arg("id", id)});
    }
    template <class Items>
    void add_all(const Items& items) {
        for (const auto& item : items) add(item.id);
    }

private:
    Context& context_;
    std::string kind_;
    std::set<std::string> seen_;
};

void lint_kinds(Context& context, const Rubric& rubric) {
    Ids(context, "field").add_all(rubric.fields);
    Ids(context, "list").add_all(rubric.lists);
    Ids(context, "fact").add_all(rubric.facts);
    Ids(context, "indicator").add_all(rubric.indicators);
    Ids(context, "section").add_all(rubric.sections);
    Ids(context, "group").add_all(rubric.groups);
    Ids(context, "grade").add_all(rubric.grades);
    Ids(context, "reading").add_all(rubric.readings);
    Ids(context, "table").add_all(rubric.tables);
    Ids(context, "exempt").add_all(rubric.exempt);
    Ids(context, "not_eligible").add_all(rubric.not_eligible);
    Ids(context, "grade_caps").add_all(rubric.grade_caps);
    Ids(context, "grade_floors").add_all(rubric.grade_floors);
    Ids(context, "vetoes").add_all(rubric.vetoes);
    Ids items(context, "expert_item");
    for (const Indicator& indicator : rubric.indicators) items.add_all(indicator.expert_items);
    for (const List& list : rubric.lists) {
        std::set<std::string> seen;
        const auto add = [&](const std::string& id) {
            if (!id.empty() && !seen.insert(id).second)
                context.defect(context.place_of("column:" + list.id + "." + id),
                               "rubric-duplicate-id", {arg("id", id)});
        };
        for (const Column& column : list.columns) add(column.id);
        for (const DerivedColumn& derived : list.derived) add(derived.id);
    }
}

// Rules call fields, facts, readings and expert items by their id alone.
void lint_name_space(Context& context, const Rubric& rubric) {
    std::map<std::string, std::string> kinds;
    const auto add = [&](const std::string& kind, const std::string& id) {
        if (id.empty()) return;
        const YamlPlace place = context.place_of(kind + ":" + id);
        if (is_reserved(id)) context.defect(place, "rubric-reserved-id", {arg("id", id)});
        const auto [known, is_new] = kinds.try_emplace(id, kind);
        if (!is_new && known->second != kind)
            context.defect(place, "rubric-id-collision",
                           {arg("id", id), arg("other", known->second)});
    };
    if (rubric.indicator("grade") !=
        nullptr)  // a_grade and w_grade are the bureau's decision on the grade
        context.defect(context.place_of("indicator:grade"), "rubric-reserved-id",
                       {arg("id", "grade")});
    for (const Field& field : rubric.fields) add("field", field.id);
    for (const Fact& fact : rubric.facts) add("fact", fact.id);
    for (const ReadingChoice& reading : rubric.readings) add("reading", reading.id);
    for (const Indicator& indicator : rubric.indicators)
        for (const ExpertItem& item : indicator.expert_items) add("expert_item", item.id);
}

// Labels are how cells are found again when another program lost the names.
class Labels {
public:
    explicit Labels(Context& context) : context_(context) {}
    // `thing` has the label; `same` is equal for those that may share it (the years of a series).
    void add(const Text& label, const std::string& same, const std::string& thing) {
        if (label.zh.empty() || label.en.empty()) return;
        add_one(label_key(label.zh), label.zh, same, thing);
        add_one(label.en, label.en, same, thing);
    }

private:
    void add_one(const std::string& key, const std::string& label, const std::string& same,
                 const std::string& thing) {
        const auto [known, is_new] = seen_.try_emplace(key, same);
        if (!is_new && known->second != same)
            context_.defect(context_.place_of(thing), "rubric-duplicate-label",
                            {arg("label", label)});
    }
    Context& context_;
    std::map<std::string, std::string> seen_;
};

void lint_labels(Context& context, const Rubric& rubric) {
    Labels fields(context);
    for (const Field& field : rubric.fields)
        fields.add(field.label, field.series > 0 ? field.series_id : field.id, "field:" + field.id);
    Labels lists(context);
    for (const List& list : rubric.lists) {
        lists.add(list.label, list.id, "list:" + list.id);
        Labels columns(context);
        for (const Column& column : list.columns)
            columns.add(column.label, column.id, "column:" + list.id + "." + column.id);
        for (const DerivedColumn& derived : list.derived)
            columns.add(derived.label, derived.id, "column:" + list.id + "." + derived.id);
    }
    Labels facts(context);
    for (const Fact& fact : rubric.facts) facts.add(fact.label, fact.id, "fact:" + fact.id);
    Labels grades(context);
    for (const Grade& grade : rubric.grades) grades.add(grade.label, grade.id, "grade:" + grade.id);
}

bool is_field_or_list(const Rubric& rubric, const std::string& id) {
    return rubric.field(id) != nullptr || rubric.list(id) != nullptr;
}

bool is_checked_thing(const Rubric& rubric, const std::string& id) {
    if (is_field_or_list(rubric, id)) return true;
    const auto dot = id.find('.');
    const List* list = dot == std::string::npos ? nullptr : rubric.list(id.substr(0, dot));
    return list != nullptr && list->column(id.substr(dot + 1)) != nullptr;
}

void lint_references(Context& context, const Rubric& rubric) {
    const auto unknown = [&](const std::string& thing, const std::string& id) {
        context.defect(context.place_of(thing), "rubric-unknown-id", {arg("id", id)});
    };
    for (const Indicator& indicator : rubric.indicators)
        for (const std::string& id : indicator.see) {
            const bool series = rubric.field(id + "_y1") != nullptr;
            if (!series && !is_field_or_list(rubric, id))
                unknown("see:" + indicator.id + "." + id, id);
        }
    for (const Check& check : rubric.checks)
        if (!check.field.empty() && !is_checked_thing(rubric, check.field))
            unknown("check_field:" + check.field, check.field);
    for (const List& list : rubric.lists) {
        for (const Check& check : list.row_checks)
            if (!check.field.empty() && list.column(check.field) == nullptr)
                unknown("check_field:" + check.field, check.field);
        if (list.compare_with.empty()) continue;
        const Field* field = rubric.field(list.compare_with);
        if (field == nullptr) unknown("compare:" + list.id, list.compare_with);
        else if (field->spec.type != ValueType::count)
            context.defect(context.place_of("compare:" + list.id), "rubric-compare-with",
                           {arg("id", field->id)});
    }
}

}  // namespace

void lint_ids(Context& context, const Rubric& rubric) {
    lint_kinds(context, rubric);
    lint_name_space(context, rubric);
    lint_labels(context, rubric);
    lint_references(context, rubric);
}

}  // namespace kaoping::loading
