#include "score/indicators.hpp"

#include <algorithm>

#include "model/points.hpp"
#include "rubric/claim.hpp"
#include "rubric/judged.hpp"
#include "score/no_claim.hpp"
#include "score/score_finding.hpp"
#include "score/score_scope.hpp"

namespace kaoping {

namespace {

template <class State>
bool is(const Result& result) {
    return std::holds_alternative<State>(result);
}

class IndicatorScorer {
public:
    IndicatorScorer(const Round& round, const SubjectInput& input, Assessment& assessment)
        : round_(round),
          input_(input),
          assessment_(assessment),
          subject_(round, input, assessment) {}

    // Appends to the scorecard.
    void score(std::size_t at) {
        const Indicator& indicator = round_.rubric.indicators[at];
        Scored score;
        score.maximum = indicator.points;
        if (const auto* number = std::get_if<Number>(&assessment_.measures[at]))
            score.measure = *number;
        if (at < input_.submission.self.size())
            if (const auto* self = std::get_if<Number>(&input_.submission.self[at].value))
                score.self = *self;
        settle(at, rule_result(at, score), score);
        const Result& measure = assessment_.measures[at];
        score.measure_absent = score.no_claim || score.basis == Basis::not_applicable ||
                               is<Missing>(measure) || is<NotApplicable>(measure);
        // A figure shown to the experts has no value; the points are theirs all the same.
        if (is<NotComputable>(measure) && score.basis != Basis::not_computable)
            note(indicator, "measure-not-computable", "", {});
        score.rule_points = score.points;
        adjust(at, score);
        assessment_.card.indicators.push_back(static_cast<IndicatorScore&&>(score));
        assessment_.card.workings.push_back(static_cast<IndicatorWorking&&>(score));
    }

private:
    struct Scored : IndicatorScore, IndicatorWorking {};

    Result rule_result(std::size_t at, Scored& score) {
        const Indicator& indicator = round_.rubric.indicators[at];
        const IndicatorProfile& profile = round_.rubric.profiles[at];
        if (Result claimed = claim(round_.rubric, indicator, subject_); !is_true(claimed))
            return claimed;
        if (!indicator.rule) return NotComputable{};
        const Result judged = judged_points(indicator);
        const IndicatorScope scope(subject_, indicator, assessment_.measures[at], judged,
                                   assessment_.card.cohort[at]);
        Result result = kaoping::rule_result(round_.rubric, indicator, scope);
        score.basis = Basis::computed;
        if (!profile.decided_by_people) return result;
        if (is<Missing>(result)) return Pending{};  // a missing fact never sets a judgement to 0
        if (evaluate(*indicator.rule, UndecidedScope(scope, round_)) != result)
            score.basis = profile.points.expert_items.empty() ? Basis::judged : Basis::experts;
        return result;
    }

    Result judged_points(const Indicator& indicator) {
        const auto found = input_.bureau.judged.find(indicator.id);
        if (found == input_.bureau.judged.end() || !indicator.judged) return Pending{};
        const JudgedRange& range = *indicator.judged;
        const Number& points = found->second;
        if (judged_allows(range, points)) return points;
        note(indicator, "judged-out-of-range", "",
             {{"found", points_words(points)},
              {"from", points_words(range.from)},
              {"to", points_words(range.to)}});
        return Pending{};
    }

    // What the rule came to becomes points and their basis.
    void settle(std::size_t at, const Result& result, Scored& score) {
        const IndicatorProfile& profile = round_.rubric.profiles[at];
        if (const auto* number = std::get_if<Number>(&result)) {
            score.points = rounded_points(profile.held(*number));
        } else if (const auto* flag = std::get_if<bool>(&result)) {
            score.points = profile.held(Number(*flag ? 1 : 0));
        } else if (is<Missing>(result)) {
            score.basis = Basis::computed;
            score.no_claim = true;
            score.points = Number();
            score.measure.reset();
        } else if (is<NotApplicable>(result)) {
            score.basis = Basis::not_applicable;
            score.points = profile.not_applicable_points;
            score.measure.reset();
        } else if (is<Pending>(result)) {
            score.basis = Basis::pending;
        } else {
            score.basis = Basis::not_computable;
            note(round_.rubric.indicators[at], "not-computable", "", {});
        }
        if (score.basis == Basis::computed) note_no_claim(round_, input_, assessment_, at);
        note_equal_cohort(at);
    }

    static std::string range_of(const IndicatorProfile& profile) {
        return profile.cap ? "0-" + points_text(*profile.cap) : ">=0";
    }

    // min-max over a round where all are equal: the rule says what it gives, a warning tells
    // people.
    void note_equal_cohort(std::size_t at) {
        const CohortFigures& cohort = assessment_.card.cohort[at];
        if (round_.rubric.profiles[at].points.cohort.contains(CohortFigure::min) && cohort.max &&
            cohort.max == cohort.min)
            assessment_.card.findings.push_back(
                finding(Severity::info, "cohort-equal", round_.rubric.indicators[at].id,
                        {{"indicator", round_.rubric.indicators[at].title}}));
    }

    void adjust(std::size_t at, Scored& score) {
        const Indicator& indicator = round_.rubric.indicators[at];
        const IndicatorProfile& profile = round_.rubric.profiles[at];
        const auto found = input_.bureau.adjusted.find(indicator.id);
        if (found == input_.bureau.adjusted.end() || !found->second.points) return;
        const Adjustment& adjustment = found->second;
        const Number& points = *adjustment.points;
        if (adjustment.reason.empty()) {
            note(indicator, "adjustment-without-reason", adjustment.cell,
                 {{"found", points_words(points)}});
        } else if (profile.held(points) != points) {
            note(indicator, "adjustment-out-of-range", adjustment.cell,
                 {{"found", points_words(points)}, {"range", same(range_of(profile))}});
        } else {
            score.points = rounded_points(points);
            score.basis = Basis::adjusted;
            score.reason = adjustment.reason;
        }
    }

    void note(const Indicator& indicator, FindingCode code, const std::string& cell,
              Arguments more) {
        more.insert(more.begin(), {"indicator", indicator.title});
        Finding note = finding(Severity::warning, code, indicator.id, std::move(more));
        note.cell = cell;
        assessment_.card.findings.push_back(std::move(note));
    }

    const Round& round_;
    const SubjectInput& input_;
    Assessment& assessment_;
    SubjectScope subject_;
};

}  // namespace

void take_measures(const Round& round, const SubjectInput& input, Assessment& assessment) {
    const SubjectScope subject(round, input, assessment);
    const auto& indicators = round.rubric.indicators;
    assessment.measures.assign(indicators.size(), Missing{});
    assessment.card.cohort.resize(indicators.size());
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        if (!indicators[i].measure) continue;
        const Result claimed = claim(round.rubric, indicators[i], subject);
        assessment.measures[i] =
            is_true(claimed) ? evaluate(*indicators[i].measure, subject) : claimed;
    }
}

std::optional<Number> points_of_measure(const Round& round, std::size_t at, const Number& measure) {
    const Indicator& indicator = round.rubric.indicators[at];
    if (!indicator.measure || !indicator.rule) return std::nullopt;
    const IndicatorProfile& profile = round.rubric.profiles[at];
    const Operands& rule = profile.rule;
    if (rule.people || !rule.cohort.empty() || !rule.fields.empty() || !rule.lists.empty())
        return std::nullopt;
    const SubjectInput nobody;
    const Assessment nothing;
    const SubjectScope subject(round, nobody, nothing);
    const Result measured = measure;
    const Result judged = Pending{};
    const CohortFigures none;
    const Result result =
        evaluate(*indicator.rule, IndicatorScope(subject, indicator, measured, judged, none));
    const auto* points = std::get_if<Number>(&result);
    if (points == nullptr) return std::nullopt;
    return rounded_points(profile.held(*points));
}

void score_indicators(const Round& round, const SubjectInput& input, Assessment& assessment) {
    IndicatorScorer scorer(round, input, assessment);
    auto& card = assessment.card;
    card.indicators.clear();
    card.workings.clear();
    for (std::size_t i = 0; i < round.rubric.indicators.size(); ++i) {
        scorer.score(i);
        if (!card.indicators.back().points) card.pending.push_back(round.rubric.indicators[i].id);
    }
}

}  // namespace kaoping
