#include "score/score_round.hpp"

#include <algorithm>
#include <utility>

#include "score/cohort.hpp"
#include "score/consequences.hpp"
#include "score/counting.hpp"
#include "score/effective_values.hpp"
#include "score/expert_means.hpp"
#include "score/grading.hpp"
#include "score/indicators.hpp"
#include "score/rank.hpp"
#include "score/score_finding.hpp"
#include "score/status.hpp"
#include "score/totals.hpp"

namespace kaoping {

namespace {

// Nobody has handed in, excused or not: the indicators stand empty.
void leave_empty(const Rubric& rubric, Scorecard& card) {
    for (const Indicator& indicator : rubric.indicators) {
        card.indicators.emplace_back();
        card.workings.emplace_back().maximum = indicator.points;
    }
    card.sections.assign(rubric.sections.size(), std::nullopt);
}

}  // namespace

RoundContext calendar_round(const Rubric& rubric, int year) {
    return calendar_year(year, rubric.plan.notice_year);
}

std::vector<Finding> round_findings(const Round& round) {
    const Regulation& regulation = round.rubric.regulation;
    const Date& as_of = round.context.as_of;
    const bool early = regulation.in_force_from && as_of < *regulation.in_force_from;
    const bool late = regulation.in_force_to && as_of > *regulation.in_force_to;
    if (!early && !late) return {};
    const auto text = [](const std::optional<Date>& date) {
        return date ? to_iso(*date) : std::string();
    };
    return {finding(
        Severity::warning, "outside-validity", "",
        {{"as_of", same(to_iso(as_of))},
         {"validity", same(text(regulation.in_force_from) + "~" + text(regulation.in_force_to))},
         {"article", same(regulation.article)}})};
}

namespace {

// True when a condition or consequence asks for a fact of which nobody can tell what was typed.
// Indicators that ask for one are pending by themselves.
bool waits_for_fact(const Rubric& rubric, const BureauInput& bureau) {
    if (bureau.undecided_facts.empty()) return false;
    bool asked = false;
    const auto look = [&](const ExprPtr& expression) {
        if (expression)
            for (const std::string& fact : operands_of(rubric, *expression).facts)
                asked = asked || bureau.undecided_facts.contains(fact);
    };
    for (const auto* conditions : {&rubric.vetoes, &rubric.grade_caps, &rubric.grade_floors,
                                   &rubric.exempt, &rubric.not_eligible})
        for (const Condition& condition : *conditions) look(condition.when);
    for (const Consequence& consequence : rubric.consequences)
        for (const ExprPtr& expression : {consequence.when, consequence.unless}) look(expression);
    look(rubric.total_minimum);
    look(rubric.total_maximum);
    return asked;
}

}  // namespace

Assessment score_subject_first(const Round& round, const SubjectInput& input) {
    Assessment assessment;
    take_effective(round, input, assessment);
    count_lists(round, input, assessment);
    assessment.card.status = first_status(round, input, assessment);
    if (is_open(assessment.card.status)) take_experts(round, input, assessment);
    if (!input.absent) take_measures(round, input, assessment);
    return assessment;
}

void score_subject_second(const Round& round, const SubjectInput& input, Assessment& assessment) {
    Scorecard& card = assessment.card;
    card.cohort.resize(round.rubric.indicators.size());
    if (input.absent) {
        leave_empty(round.rubric, card);
    } else {
        score_indicators(round, input, assessment);
        if (card.status == Status::pending && card.pending.empty() &&
            !waits_for_fact(round.rubric, input.bureau))
            card.status = Status::assessed;
        if (!is_open(card.status)) card.pending.clear();  // nothing is asked of anybody
        add_up(round, input, assessment);
    }
    note_conditions(round, input, assessment);
}

void rank_round(const Round& round, std::vector<Standing>& standings) {
    rank_subjects(standings);
    place_subjects(round, standings);
}

Scorecard finish_subject(const Round& round, const SubjectInput& input, Assessment assessment) {
    decide_grade(round, input, assessment);
    propose_consequences(round, input, assessment);
    Scorecard card = std::move(assessment.card);
    const auto of_round = round_findings(round);
    card.findings.insert(card.findings.end(), of_round.begin(), of_round.end());
    for (ListCount& list : assessment.lists) card.lists.push_back(std::move(list.rows));
    return card;
}

bool asks_cohort(const Round& round) {
    return std::any_of(round.rubric.profiles.begin(), round.rubric.profiles.end(),
                       [](const IndicatorProfile& profile) { return profile.asks_cohort; });
}

std::vector<Scorecard> score_round(const Round& round, const std::vector<SubjectInput>& inputs) {
    std::vector<Assessment> assessments;
    std::vector<CohortMeasures> measures;
    for (const SubjectInput& input : inputs) {
        assessments.push_back(score_subject_first(round, input));
        measures.push_back(cohort_measures(round, assessments.back()));
    }
    const Cohort cohort(round, measures);
    std::vector<Standing> standings;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        cohort.give(assessments[i]);
        score_subject_second(round, inputs[i], assessments[i]);
        standings.push_back(standing_of(assessments[i].card));
    }
    rank_round(round, standings);
    std::vector<Scorecard> cards;
    cards.reserve(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        take_standing(std::move(standings[i]), assessments[i]);
        cards.push_back(finish_subject(round, inputs[i], std::move(assessments[i])));
    }
    return cards;
}

std::vector<Scorecard> score_round(const Rubric& rubric, const RoundContext& context,
                                   const std::vector<SubjectInput>& inputs) {
    return score_round(Round(rubric, context), inputs);
}

}  // namespace kaoping
