#include <algorithm>
#include <array>

#include "rubric/bounds.hpp"
#include "rubric/lint.hpp"

namespace kaoping::loading {

namespace {

// Consequences that results.json and the reports know by name; others are printed as they stand.
constexpr std::array<std::string_view, 7> usual_consequences{
    "reward", "rectification", "removal", "revocation", "clawback", "integrity_record", "priority"};

std::optional<Number> constant(const Rubric& rubric, const ExprPtr& expression) {
    if (!expression) return std::nullopt;
    const Bounds bounds = bounds_of(*expression, rubric, nullptr, nullptr);
    return bounds.low && bounds.high && *bounds.low == *bounds.high ? bounds.low : std::nullopt;
}

// The greatest and least possible published total; absent: without limit.
Bounds total_bounds(const Rubric& rubric) {
    Bounds total{0, rubric.full_marks, false};
    const auto moved = [](const std::optional<Number>& bound, const std::optional<Number>& by) {
        return bound && by ? std::optional(*bound + *by) : std::nullopt;
    };
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
        const Indicator& indicator = rubric.indicators[i];
        const std::optional<Number>& cap = rubric.profiles[i].cap;
        switch (indicator.kind) {
            case IndicatorKind::bonus: total.high = moved(total.high, cap); break;
            case IndicatorKind::deduction:
                total.low = moved(total.low, cap ? std::optional(-*cap) : std::nullopt);
                break;
            case IndicatorKind::base:  // what its rule may give beyond the full marks
                if (cap) total.high = moved(total.high, *cap - *indicator.points);
                break;
        }
    }
    if (const auto most = constant(rubric, rubric.total_maximum);
        most && (!total.high || *most < *total.high))
        total.high = most;
    if (const auto least = constant(rubric, rubric.total_minimum);
        least && (!total.low || *total.low < *least))
        total.low = least;
    return total;
}

void lint_order(Context& context, const Rubric& rubric) {
    const auto& grades = rubric.grades;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        const YamlPlace place = context.place_of("grade:" + grades[i].id);
        const bool last = i + 1 == grades.size();
        if (grades[i].lowest != last) {
            context.defect(place, "rubric-grade-lowest", {arg("id", grades[i].id)});
            continue;
        }
        if (i == 0) continue;
        const Grade& better = grades[i - 1];
        if (!better.lowest && !grades[i].lowest && grades[i].from >= better.from)
            context.defect(
                place, "rubric-grade-order",
                {arg("found", shown(grades[i].from)), arg("better", shown(better.from))});
        if (!better.lowest && grades[i].printed_to && *grades[i].printed_to >= better.from)
            context.defect(place, "rubric-grade-overlap",
                           {arg("value", shown(better.from)), arg("id", grades[i].id),
                            arg("other", better.id)});
    }
}

void lint_bands_reached(Context& context, const Rubric& rubric) {
    const Bounds total = total_bounds(rubric);
    const auto& grades = rubric.grades;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        const bool too_high = !grades[i].lowest && total.high && *total.high < grades[i].from;
        const bool too_low = grades[i].lowest && i > 0 && !grades[i - 1].lowest && total.low &&
                             grades[i - 1].from <= *total.low;
        if (too_high || too_low)
            context.defect(context.place_of("grade:" + grades[i].id), "rubric-grade-unreachable",
                           {arg("id", grades[i].id)});
    }
}

void lint_grade_ids(Context& context, const Rubric& rubric) {
    const auto require = [&](const std::string& thing, const std::string& id) {
        if (!id.empty() && rubric.grade(id) == nullptr)
            context.defect(context.place_of(thing), "rubric-unknown-grade", {arg("id", id)});
    };
    for (const Condition& cap : rubric.grade_caps) require("grade_caps:" + cap.id, cap.grade);
    for (const Condition& floor : rubric.grade_floors)
        require("grade_floors:" + floor.id, floor.grade);
    for (const Condition& veto : rubric.vetoes) require("vetoes:" + veto.id, veto.grade);
    for (const Section& section : rubric.sections)
        require("minimum:" + section.id, section.below_minimum);
    for (const std::string& id : rubric.publication.grades) require("publication", id);
    for (std::size_t i = 0; i < rubric.consequences.size(); ++i)
        for (const std::string& id : rubric.consequences[i].grades)
            require("consequence:" + std::to_string(i), id);
}

void lint_consequences(Context& context, const Rubric& rubric) {
    for (std::size_t i = 0; i < rubric.consequences.size(); ++i) {
        const Consequence& consequence = rubric.consequences[i];
        const YamlPlace place = context.place_of("consequence:" + std::to_string(i));
        const bool usual = std::find(usual_consequences.begin(), usual_consequences.end(),
                                     consequence.id) != usual_consequences.end();
        if (!usual && !consequence.id.empty())
            context.defect(place, "rubric-consequence-id", {arg("id", consequence.id)},
                           Severity::warning);
        if (consequence.grades.empty() && !consequence.absent && !consequence.when)
            context.defect(place, "rubric-consequence-always", {arg("id", consequence.id)});
        if (consequence.absent && !consequence.grades.empty())
            context.defect(place, "rubric-consequence-absent", {arg("id", consequence.id)});
        const bool of_somebody = consequence.absent || !consequence.grades.empty();
        if (!consequence.otherwise.zh.empty() && !(of_somebody && consequence.when))
            context.defect(place, "rubric-consequence-otherwise", {arg("id", consequence.id)});
    }
}

}  // namespace

void lint_grades(Context& context, const Rubric& rubric) {
    lint_order(context, rubric);
    lint_bands_reached(context, rubric);
    lint_grade_ids(context, rubric);
    lint_consequences(context, rubric);
}

}  // namespace kaoping::loading
