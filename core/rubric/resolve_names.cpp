#include "rubric/resolve_names.hpp"

#include <algorithm>
#include <array>

namespace kaoping::loading {

namespace {

struct FixedName {
    std::string_view id;
    Meaning meaning;
};

constexpr std::array<FixedName, 5> fixed_names{{
    {"points", {NameKind::max_points, Type::number}},
    {"measure", {NameKind::measure, Type::number}},
    {"judged", {NameKind::judged, Type::number}},
    {"experts", {NameKind::unresolved, Type::any}},  // a rule by itself, not a name in one
    {"total", {NameKind::total, Type::number}},
}};

std::optional<Meaning> fixed_meaning(std::string_view id) {
    for (const FixedName& name : fixed_names)
        if (name.id == id) return name.meaning;
    if (const auto figure = cohort_figure(id))
        return Meaning{.kind = NameKind::cohort, .type = Type::number, .figure = *figure};
    if (const auto fact = round_fact(id))
        return Meaning{.kind = NameKind::round_fact,
                       .type = is_date(*fact) ? Type::date : Type::number,
                       .fact = *fact};
    return std::nullopt;
}

std::optional<Meaning> in_row(Context& context, const Site& site, const std::string& id) {
    if (!site.in_row()) return std::nullopt;
    if (const Column* column = site.list->column(id)) {
        context.use("column:" + site.list->id + "." + id);
        return Meaning{NameKind::column, type_of(column->spec.type)};
    }
    const auto& derived = site.list->derived;
    const auto end = derived.begin() + static_cast<std::ptrdiff_t>(site.derived);
    const auto found =
        std::find_if(derived.begin(), end, [&](const auto& d) { return d.id == id; });
    if (found == end) return std::nullopt;
    context.use("column:" + site.list->id + "." + id);
    return Meaning{NameKind::derived, Type::number};
}

Type type_of(const ReadingChoice& reading) {
    if (std::holds_alternative<bool>(reading.value)) return Type::boolean;
    if (std::holds_alternative<std::string>(reading.value)) return Type::text;
    return Type::number;
}

// Fields, facts, readings and expert items share one name space.
std::optional<Meaning> in_rubric(Context& context, const Rubric& rubric, const std::string& id) {
    if (const Field* field = rubric.field(id)) {
        context.use("field:" + id);
        return Meaning{NameKind::field, kaoping::type_of(field->spec.type)};
    }
    if (const Fact* fact = rubric.fact(id)) {
        context.use("fact:" + id);
        return Meaning{NameKind::fact, kaoping::type_of(fact->spec.type)};
    }
    if (const ReadingChoice* reading = rubric.reading(id)) {
        context.use("reading:" + id);
        return Meaning{NameKind::reading, type_of(*reading)};
    }
    for (const Indicator& indicator : rubric.indicators)
        for (const ExpertItem& item : indicator.expert_items)
            if (item.id == id) {
                context.use("expert_item:" + id);
                return Meaning{NameKind::expert_item, Type::number};
            }
    const auto fixed = fixed_meaning(id);
    return fixed && fixed->kind != NameKind::unresolved ? fixed : std::nullopt;
}

bool is_expert_item_of(const Indicator& indicator, const std::string& id) {
    return std::any_of(indicator.expert_items.begin(), indicator.expert_items.end(),
                       [&](const auto& item) { return item.id == id; });
}

bool is_allowed(const Site& site, NameKind kind, const std::string& id) {
    const bool constant = site.where == Where::constant;
    switch (kind) {
        case NameKind::reading: return true;
        case NameKind::field:
        case NameKind::round_fact: return !constant;
        case NameKind::fact: return site.may_use_lists();
        case NameKind::expert_item:
            return site.where == Where::rule && is_expert_item_of(*site.indicator, id);
        case NameKind::judged:
        case NameKind::measure:
        case NameKind::max_points:
        case NameKind::cohort: return site.where == Where::rule;
        case NameKind::total: return site.where == Where::graded;
        case NameKind::column:
        case NameKind::derived: return true;
        case NameKind::list:
        case NameKind::table:
        case NameKind::unresolved: break;
    }
    return false;
}

// Names of a rule that need something its indicator does not have.
FindingCode what_lacks(const Site& site, NameKind kind) {
    if (kind == NameKind::judged && !site.indicator->judged) return "rubric-not-judged";
    if ((kind == NameKind::measure || kind == NameKind::cohort) && !site.indicator->measure)
        return "rubric-no-measure";
    return {};
}

}  // namespace

std::string_view name_of(Type type) {
    switch (type) {
        case Type::number: return "number";
        case Type::boolean: return "true/false";
        case Type::text: return "text";
        case Type::date: return "date";
        case Type::any: break;
    }
    return "any";
}

std::optional<Meaning> meaning_of(Context& context, const Rubric& rubric, const Site& site,
                                  const std::string& id, const YamlPlace& place) {
    auto meaning = in_row(context, site, id);
    if (!meaning) meaning = in_rubric(context, rubric, id);
    if (!meaning) {
        const bool elsewhere = rubric.list(id) != nullptr || rubric.table(id) != nullptr;
        context.defect(place, elsewhere ? FindingCode("rubric-not-a-value") : "rubric-unknown-name",
                       {arg("name", id)});
        return std::nullopt;
    }
    if (!is_allowed(site, meaning->kind, id)) {
        context.defect(place, "rubric-not-here", {arg("name", id)});
        return std::nullopt;
    }
    if (site.where == Where::rule) {
        if (const auto code = what_lacks(site, meaning->kind); !code.empty()) {
            context.defect(place, code, {arg("name", id)});
            return std::nullopt;
        }
        if (meaning->kind == NameKind::max_points && !site.indicator->points) {
            const bool unread =
                site.indicator->kind == IndicatorKind::base;  // reported where the points stand
            if (!unread) context.defect(place, "rubric-unlimited-points", {arg("name", id)});
            return std::nullopt;
        }
    }
    if (meaning->kind == NameKind::reading &&
        std::holds_alternative<std::monostate>(rubric.reading(id)->value)) {
        context.defect(place, "rubric-no-value", {arg("name", id)});
        return std::nullopt;
    }
    return meaning;
}

std::vector<std::string> reserved_names() {
    std::vector<std::string> names;
    for (const FixedName& name : fixed_names) names.emplace_back(name.id);
    for (const CohortFigure figure : cohort_figures) names.emplace_back(word_of(figure));
    for (const RoundFact fact : round_facts) names.emplace_back(word_of(fact));
    return names;
}

bool is_reserved(std::string_view id) { return fixed_meaning(id).has_value(); }

}  // namespace kaoping::loading
