#include "score/totals.hpp"

#include <algorithm>

#include "model/points.hpp"
#include "score/score_finding.hpp"
#include "score/score_scope.hpp"

namespace kaoping {

namespace {

using Points = std::vector<std::optional<Number>>;  // by indicator; nullopt: not known

// What is left of the points after the groups' caps.
Points after_groups(const Rubric& rubric, Assessment& assessment) {
    auto& card = assessment.card;
    Points points;
    for (const IndicatorScore& score : card.indicators) points.push_back(score.points);
    for (const Group& group : rubric.groups) {
        Number left = group.maximum;
        Number sum;
        for (const auto& id : group.indicators) {
            const Indicator* indicator = rubric.indicator(id);
            if (indicator == nullptr) continue;
            auto& own = points[static_cast<std::size_t>(indicator - rubric.indicators.data())];
            if (!own) continue;
            sum += *own;
            own = std::min(*own, left);
            left = left - *own;
        }
        if (sum > group.maximum)
            card.findings.push_back(finding(Severity::info, "group-capped", "",
                                            {{"group", group.title},
                                             {"sum", points_words(sum)},
                                             {"maximum", points_words(group.maximum)}}));
    }
    return points;
}

struct SectionSum {
    Number known;
    bool complete = true;
};

SectionSum sum_section(const Rubric& rubric, const Section& section, const Scorecard& card,
                       const Points& points) {
    SectionSum sum;
    Number maxima;
    Number idle;  // maxima of the indicators whose points the others take over
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
        const Indicator& indicator = rubric.indicators[i];
        if (indicator.kind != IndicatorKind::base || indicator.section != section.id) continue;
        const Number maximum = indicator.points.value_or(Number());
        maxima += maximum;
        if (card.indicators[i].basis == Basis::not_applicable && rubric.profiles[i].redistributes)
            idle += maximum;
        if (points[i]) {
            sum.known += *points[i];
        } else {
            sum.complete = false;
        }
    }
    if (!idle.is_zero() && idle < maxima)
        sum.known = rounded_points(sum.known * maxima / (maxima - idle));
    return sum;
}

std::optional<Number> bound(const ExprPtr& expression, const Scope& scope) {
    if (!expression) return std::nullopt;
    const Result r = evaluate(*expression, scope);
    const auto* number = std::get_if<Number>(&r);
    return number == nullptr ? std::nullopt : std::optional(*number);
}

}  // namespace

Number published_total(const Round& round, const SubjectInput& input, const Assessment& assessment,
                       const Number& raw) {
    const SubjectScope scope(round, input, assessment);
    Number total = raw;
    if (const auto least = bound(round.rubric.total_minimum, scope))
        total = std::max(total, *least);
    if (const auto most = bound(round.rubric.total_maximum, scope)) total = std::min(total, *most);
    return rounded_points(total);
}

void add_up(const Round& round, const SubjectInput& input, Assessment& assessment) {
    const Rubric& rubric = round.rubric;
    auto& card = assessment.card;
    const Points points = after_groups(rubric, assessment);
    card.sections.clear();
    for (const Section& section : rubric.sections) {
        const SectionSum sum = sum_section(rubric, section, card, points);
        card.raw_total += sum.known;
        card.sections.push_back(sum.complete ? std::optional(sum.known) : std::nullopt);
    }
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
        if (!points[i]) continue;
        if (rubric.indicators[i].kind == IndicatorKind::bonus) card.bonus += *points[i];
        if (rubric.indicators[i].kind == IndicatorKind::deduction) card.deduction += *points[i];
    }
    card.raw_total = card.raw_total + card.bonus - card.deduction;
    if (card.status == Status::assessed)
        card.total = published_total(round, input, assessment, card.raw_total);
}

}  // namespace kaoping
