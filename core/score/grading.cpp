#include "score/grading.hpp"

#include <algorithm>

#include "model/points.hpp"
#include "score/rank.hpp"
#include "score/score_finding.hpp"
#include "score/score_scope.hpp"
#include "score/totals.hpp"

namespace kaoping {

namespace {

constexpr int shown_decimals = 2;

// As people see it: two decimals, zeros kept.
std::string shown_text(const Number& rounded) {
    std::string text = rounded.to_decimal(shown_decimals);
    const auto point = text.find('.');
    if (point == std::string::npos) return text + ".00";
    return text.append(point + 1 + shown_decimals - text.size(), '0');
}

// What people should know about a total beside a bound of a band.
void note_bounds(const Rubric& rubric, const Number& total, std::vector<Finding>& findings) {
    const Number shown = total.rounded(shown_decimals);
    for (std::size_t i = 0; i < rubric.grades.size(); ++i) {
        const Grade& grade = rubric.grades[i];
        if (!grade.lowest && (shown >= grade.from) != (total >= grade.from))
            findings.push_back(finding(Severity::info, "display-decimals", "",
                                       {{"total", points_words(total)},
                                        {"shown", same(shown_text(shown))},
                                        {"bound", points_words(grade.from)}}));
        if (i == 0 || !grade.printed_to || total <= *grade.printed_to ||
            total >= rubric.grades[i - 1].from)
            continue;
        findings.push_back(finding(Severity::warning, "band-gap", "",
                                   {{"total", points_words(total)},
                                    {"printed_to", points_words(*grade.printed_to)},
                                    {"next", points_words(rubric.grades[i - 1].from)},
                                    {"grade", grade.label},
                                    {"article", same(grade.article)}}));
    }
}

class Grader {
    using Kind = GradeDecision::Kind;

public:
    Grader(const Round& round, const SubjectInput& input, Assessment& assessment)
        : round_(round),
          rubric_(round.rubric),
          input_(input),
          assessment_(assessment),
          card_(assessment.card) {}

    void decide() {
        const Number& total = *card_.total;
        note_bounds(rubric_, total, card_.findings);
        note_bonus(total);
        if (const auto band = band_of(rubric_, total))
            card_.grade_by_total = rubric_.grades[*band].id;
        if (!assessment_.place) return;
        place_ = *assessment_.place;
        card_.grade_placed = rubric_.grades[place_].id;
        note_place();
        raise_to_floors();
        hold_to_sections();
        hold_to_caps();
        apply_vetoes();
        card_.grade = withheld_ ? "" : rubric_.grades[place_].id;
    }

private:
    // By the band of the total, or by the quotas that passed it by: the last of them is the one of
    // the grade above the place.
    void note_place() {
        const bool passed_by = card_.grade_placed != card_.grade_by_total && place_ > 0;
        const Grade& grade = rubric_.grades[passed_by ? place_ - 1 : place_];
        decide_by(passed_by ? Kind::quota : Kind::band, grade.id, grade.article);
    }

    void decide_by(GradeDecision::Kind kind, const std::string& id, const std::string& article) {
        card_.decided_by = GradeDecision{kind, id, article};
    }

    void note_bonus(const Number& total) {
        if (card_.bonus.is_zero()) return;
        const auto with = band_of(rubric_, total);
        const auto without = band_of(
            rubric_, published_total(round_, input_, assessment_, card_.raw_total - card_.bonus));
        if (with == without || !with || !without) return;
        note(Severity::info, "bonus-changes-grade",
             {{"bonus", points_words(card_.bonus)},
              {"with", rubric_.grades[*with].label},
              {"without", rubric_.grades[*without].label}});
    }

    void raise_to_floors() {
        for (const Condition& floor : rubric_.grade_floors) {
            const std::size_t at = round_.grade(floor.grade);
            const auto& held = card_.grade_floors;
            if (at >= place_ || std::find(held.begin(), held.end(), floor.id) == held.end())
                continue;
            note_change("grade-raised", floor.text, floor.article, at);
            decide_by(Kind::floor, floor.id, floor.article);
            place_ = at;
        }
    }

    void hold_to_sections() {
        for (std::size_t i = 0; i < rubric_.sections.size(); ++i) {
            const Section& section = rubric_.sections[i];
            const auto& sum = card_.sections[i];
            if (!section.minimum || !sum || *sum >= *section.minimum) continue;
            note(Severity::warning, "section-below-minimum",
                 {{"section", section.title},
                  {"sum", points_words(*sum)},
                  {"minimum", points_words(*section.minimum)},
                  {"article", same(section.article)}});
            const std::size_t at = round_.grade(section.below_minimum);
            if (at == Round::npos || at <= place_) continue;
            decide_by(Kind::cap, section.id, section.article);
            place_ = at;
        }
    }

    void hold_to_caps() {
        for (const Condition& cap : rubric_.grade_caps) {
            const std::size_t at = round_.grade(cap.grade);
            const auto& held = card_.grade_caps;
            if (at == Round::npos || at <= place_ ||
                std::find(held.begin(), held.end(), cap.id) == held.end())
                continue;
            note_change("grade-capped", cap.text, cap.article, at);
            decide_by(Kind::cap, cap.id, cap.article);
            place_ = at;
        }
    }

    void apply_vetoes() {
        for (const Condition& veto : rubric_.vetoes) {
            if (std::find(card_.vetoes.begin(), card_.vetoes.end(), veto.id) == card_.vetoes.end())
                continue;
            const std::size_t at = round_.grade(veto.grade);
            if (at == Round::npos) {
                if (!withheld_) decide_by(Kind::withheld, veto.id, veto.article);
                withheld_ = true;
                note(Severity::warning, "grade-withheld",
                     {{"text", veto.text}, {"article", same(veto.article)}});
            } else {
                note_change("grade-vetoed", veto.text, veto.article, at);
                if (at <= place_) continue;
                if (!withheld_) decide_by(Kind::veto, veto.id, veto.article);
                place_ = at;
            }
        }
    }

    void note_change(FindingCode code, const Text& text, const std::string& article,
                     std::size_t to) {
        note(Severity::warning, code,
             {{"text", text},
              {"article", same(article)},
              {"from", rubric_.grades[place_].label},
              {"to", rubric_.grades[to].label}});
    }

    void note(Severity severity, FindingCode code, Arguments args) {
        card_.findings.push_back(finding(severity, code, "", std::move(args)));
    }

    const Round& round_;
    const Rubric& rubric_;
    const SubjectInput& input_;
    Assessment& assessment_;
    Scorecard& card_;
    std::size_t place_ = 0;
    bool withheld_ = false;
};

// 审定等次: the bureau's own word prevails over everything, but only with its reason, and only on a
// result.
void take_decision(const Round& round, const BureauInput& bureau, Scorecard& card) {
    if (bureau.grade.empty()) return;
    const auto note = [&](FindingCode code, Arguments args) {
        card.findings.push_back(finding(Severity::warning, code, "", std::move(args)));
    };
    const std::size_t at = round.grade(bureau.grade);
    if (at == Round::npos) return note("unknown-grade", {{"found", same(bureau.grade)}});
    const Text& decided = round.rubric.grades[at].label;
    if (bureau.grade_reason.empty()) return note("grade-without-reason", {{"grade", decided}});
    if (card.status != Status::assessed) return note("grade-not-assessed", {{"grade", decided}});
    const Grade* before = round.rubric.grade(card.grade);
    note("grade-decided", {{"grade", decided},
                           {"before", before == nullptr ? same("-") : before->label},
                           {"reason", same(bureau.grade_reason)}});
    card.grade = bureau.grade;
    card.decided_by = GradeDecision{GradeDecision::Kind::bureau, bureau.grade, ""};
}

}  // namespace

void note_conditions(const Round& round, const SubjectInput& input, Assessment& assessment) {
    const SubjectScope subject(round, input, assessment);
    const TotalScope scope(subject, assessment.card.total);
    const auto held = [&](const std::vector<Condition>& conditions) {
        std::vector<std::string> ids;
        for (const Condition& condition : conditions)
            if (condition.when && is_true(evaluate(*condition.when, scope)))
                ids.push_back(condition.id);
        return ids;
    };
    assessment.card.grade_caps = held(round.rubric.grade_caps);
    assessment.card.grade_floors = held(round.rubric.grade_floors);
    assessment.card.vetoes = held(round.rubric.vetoes);
}

void decide_grade(const Round& round, const SubjectInput& input, Assessment& assessment) {
    if (assessment.card.status == Status::assessed && assessment.card.total)
        Grader(round, input, assessment).decide();
    take_decision(round, input.bureau, assessment.card);
}

}  // namespace kaoping
