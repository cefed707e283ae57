#include "score/indicators.hpp"

#include <algorithm>

#include "model/points.hpp"
#include "rubric/judged.hpp"
#include "score/claim.hpp"
#include "score/score_finding.hpp"
#include "score/score_scope.hpp"

namespace kaoping {

namespace {

Number held(const Indicator& indicator, const Number& points) {
    if (points.sign() < 0) return {};
    if (!indicator.points) return points;
    return std::min(points, *indicator.points + indicator.surplus);
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
        // A figure shown to the experts has no value; the points are theirs all the same.
        if (std::holds_alternative<NotComputable>(assessment_.measures[at]) &&
            score.basis != Basis::not_computable)
            note(indicator, "measure-not-computable", "", {});
        score.rule_points = score.points;
        adjust(indicator, score);
        assessment_.card.indicators.push_back(static_cast<IndicatorScore&&>(score));
        assessment_.card.workings.push_back(static_cast<IndicatorWorking&&>(score));
    }

private:
    struct Scored : IndicatorScore, IndicatorWorking {};

    Result rule_result(std::size_t at, Scored& score) {
        const Indicator& indicator = round_.rubric.indicators[at];
        const Uses& uses = round_.indicators[at];
        if (const Result claimed = claim(round_, input_, assessment_, at); !is_true(claimed))
            return claimed;
        if (!indicator.rule) return NotComputable{};
        const Result judged = judged_points(indicator);
        const IndicatorScope scope(subject_, indicator, assessment_.measures[at], judged,
                                   assessment_.card.cohort[at]);
        Result result = evaluate(*indicator.rule, scope);
        score.basis = Basis::computed;
        if (!uses.decided_by_people()) return result;
        if (std::holds_alternative<Missing>(result))
            return Pending{};  // a missing fact never sets a judgement to 0
        if (evaluate(*indicator.rule, UndecidedScope(scope, round_)) != result)
            score.basis = uses.experts ? Basis::experts : Basis::judged;
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
        const Indicator& indicator = round_.rubric.indicators[at];
        if (const auto* number = std::get_if<Number>(&result)) {
            score.points = rounded_points(held(indicator, *number));
        } else if (const auto* flag = std::get_if<bool>(&result)) {
            score.points = held(indicator, Number(*flag ? 1 : 0));
        } else if (std::holds_alternative<Missing>(result)) {
            score.basis = Basis::computed;
            score.no_claim = true;
            score.points = Number();
            score.measure.reset();
        } else if (std::holds_alternative<NotApplicable>(result)) {
            score.basis = Basis::not_applicable;
            score.points = indicator.not_applicable == NotApplicablePolicy::full && indicator.points
                               ? *indicator.points
                               : Number();
            score.measure.reset();
        } else if (std::holds_alternative<Pending>(result)) {
            score.basis = Basis::pending;
        } else {
            score.basis = Basis::not_computable;
            note(indicator, "not-computable", "", {});
        }
        if (score.basis == Basis::computed) note_no_claim(round_, input_, assessment_, at);
        note_equal_cohort(at);
    }

    static std::string range_of(const Indicator& indicator) {
        return indicator.points ? "0-" + points_text(*indicator.points + indicator.surplus) : ">=0";
    }

    // min-max over a round where all are equal: the rule says what it gives, people are told.
    void note_equal_cohort(std::size_t at) {
        const CohortFigures& cohort = assessment_.card.cohort[at];
        if (round_.indicators[at].cohort_min && cohort.max && cohort.max == cohort.min)
            assessment_.card.findings.push_back(
                finding(Severity::info, "cohort-equal", round_.rubric.indicators[at].id,
                        {{"indicator", round_.rubric.indicators[at].title}}));
    }

    void adjust(const Indicator& indicator, Scored& score) {
        const auto found = input_.bureau.adjusted.find(indicator.id);
        if (found == input_.bureau.adjusted.end() || !found->second.points) return;
        const Adjustment& adjustment = found->second;
        const Number& points = *adjustment.points;
        if (adjustment.reason.empty()) {
            note(indicator, "adjustment-without-reason", adjustment.cell,
                 {{"found", points_words(points)}});
        } else if (held(indicator, points) != points) {
            note(indicator, "adjustment-out-of-range", adjustment.cell,
                 {{"found", points_words(points)}, {"range", same(range_of(indicator))}});
        } else {
            score.points = rounded_points(points);
            score.basis = Basis::adjusted;
            score.reason = adjustment.reason;
        }
    }

    void note(const Indicator& indicator, std::string code, const std::string& cell,
              Arguments more) {
        more.insert(more.begin(), {"indicator", indicator.title});
        Finding note = finding(Severity::warning, std::move(code), indicator.id, std::move(more));
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
        const Result claimed = claim(round, input, assessment, i);
        assessment.measures[i] =
            is_true(claimed) ? evaluate(*indicators[i].measure, subject) : claimed;
    }
}

std::optional<Number> points_of_measure(const Round& round, std::size_t at, const Number& measure) {
    const Indicator& indicator = round.rubric.indicators[at];
    if (!indicator.measure || !indicator.rule) return std::nullopt;
    Uses uses;
    collect_uses(round.rubric, *indicator.rule, uses);
    if (uses.decided_by_people() || uses.cohort || !uses.fields.empty() || !uses.lists.empty())
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
    return rounded_points(held(indicator, *points));
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
