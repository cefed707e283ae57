#include "score/claim.hpp"

#include <algorithm>

#include "score/score_finding.hpp"
#include "score/score_scope.hpp"

namespace kaoping {

namespace {

template <class State>
bool is(const std::optional<Value>& value) {
    return value ? std::holds_alternative<State>(*value) : std::is_same_v<State, Missing>;
}

bool is_returned_for(const SubjectInput& input, const std::string& id) {
    return std::any_of(input.findings.begin(), input.findings.end(), [&](const Finding& f) {
        return f.severity == Severity::error && f.field == id;
    });
}

Result applies(const Round& round, const SubjectInput& input, const Assessment& assessment,
               const Indicator& indicator) {
    if (!indicator.applies) return true;
    const Result r = evaluate(*indicator.applies, SubjectScope(round, input, assessment));
    return r == Result(false) ? Result(NotApplicable{}) : r;
}

}  // namespace

Result claim(const Round& round, const SubjectInput& input, const Assessment& assessment,
             std::size_t at) {
    const Result r = applies(round, input, assessment, round.rubric.indicators[at]);
    if (!is_true(r)) return r;
    const Uses& uses = round.indicators[at];
    if (uses.decided_by_people()) return true;
    const auto& effective = assessment.card.effective;
    const auto any = [&](auto test) {
        return std::any_of(uses.numbers.begin(), uses.numbers.end(), test);
    };
    if (any([&](std::size_t i) { return is<Missing>(effective[i]); })) return Missing{};
    if (any([&](std::size_t i) { return is<NotApplicable>(effective[i]); })) return NotApplicable{};
    return true;
}

void note_no_claim(const Round& round, const SubjectInput& input, Assessment& assessment,
                   std::size_t at) {
    const Rubric& rubric = round.rubric;
    const Uses& uses = round.indicators[at];
    if (uses.decided_by_people()) return;
    auto& card = assessment.card;
    const Text& title = rubric.indicators[at].title;
    for (const std::size_t i : uses.numbers)
        if (is<Missing>(card.effective[i]) && !is_returned_for(input, rubric.fields[i].id))
            card.findings.push_back(
                finding(Severity::warning, "no-claim", rubric.fields[i].id,
                        {{"label", rubric.fields[i].label}, {"indicator", title}}));
}

}  // namespace kaoping
