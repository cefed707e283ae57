#include "rubric/lint.hpp"

namespace kaoping::loading {

namespace {

// Facts shown to experts or to the bureau's judges, or to anybody by `see`, need no rule.
bool is_for_people(const Rubric& rubric, const std::string& indicator_id,
                   const std::string& thing) {
    if (indicator_id.empty()) return true;  // of the head
    for (const Indicator& indicator : rubric.indicators) {
        if (indicator.id == indicator_id && (indicator.judged || !indicator.expert_items.empty()))
            return true;
        for (const std::string& id : indicator.see)
            if (id == thing) return true;
    }
    return false;
}

// One year of a series is used when any of them is.
bool is_used(const Context& context, const Field& field) {
    if (field.series == 0) return context.is_used("field:" + field.id);
    for (const char* year : {"_y1", "_y2", "_y3"})
        if (context.is_used("field:" + field.series_id + year)) return true;
    return false;
}

bool is_checked(const Rubric& rubric, const std::string& id) {
    for (const Check& check : rubric.checks)
        if (check.field == id) return true;
    return false;
}

}  // namespace

void lint_usage(Context& context, const Rubric& rubric) {
    const auto warn = [&](const std::string& kind, const std::string& id, FindingCode code) {
        context.defect(context.place_of(kind + ":" + id), code, {arg("id", id)}, Severity::warning);
    };
    for (const List& list : rubric.lists)
        if (!list.compare_with.empty()) {
            context.use("field:" + list.compare_with);
            context.use("list:" + list.id);
        }
    for (const Field& field : rubric.fields) {
        const std::string& id = field.id;
        if (field.identity || is_used(context, field) || is_checked(rubric, id)) continue;
        if (!is_for_people(rubric, field.indicator, field.series > 0 ? field.series_id : id))
            warn("field", id, "rubric-unused-field");
    }
    for (const List& list : rubric.lists) {
        const bool asked = context.is_used("list:" + list.id) || !list.row_checks.empty() ||
                           is_checked(rubric, list.id);
        if (!asked && !is_for_people(rubric, list.indicator, list.id))
            warn("list", list.id, "rubric-unused-list");
        for (const DerivedColumn& derived : list.derived)
            if (!context.is_used("column:" + list.id + "." + derived.id))
                warn("column", list.id + "." + derived.id, "rubric-unused-derived");
    }
    for (const ReadingChoice& reading : rubric.readings) {
        const bool has_value = !std::holds_alternative<std::monostate>(reading.value);
        if (has_value && !context.is_used("reading:" + reading.id))
            warn("reading", reading.id, "rubric-unused-reading");
    }
    for (const LookupTable& table : rubric.tables)
        if (!context.is_used("table:" + table.id)) warn("table", table.id, "rubric-unused-table");
}

}  // namespace kaoping::loading
