#include "score/no_claim.hpp"

#include <algorithm>

#include "score/score_finding.hpp"

namespace kaoping {

namespace {

bool lacks(const std::optional<Value>& value) { return !value || is_missing(*value); }

bool is_returned_for(const SubjectInput& input, const std::string& id) {
    return std::any_of(input.findings.begin(), input.findings.end(), [&](const Finding& f) {
        return f.severity == Severity::error && f.field == id;
    });
}

}  // namespace

void note_no_claim(const Round& round, const SubjectInput& input, Assessment& assessment,
                   std::size_t at) {
    const Rubric& rubric = round.rubric;
    const IndicatorProfile& profile = rubric.profiles[at];
    if (profile.decided_by_people) return;
    auto& card = assessment.card;
    const Text& title = rubric.indicators[at].title;
    for (const std::size_t i : profile.points.numbers)
        if (lacks(card.effective[i]) && !is_returned_for(input, rubric.fields[i].id))
            card.findings.push_back(
                finding(Severity::warning, "no-claim", rubric.fields[i].id,
                        {{"label", rubric.fields[i].label}, {"indicator", title}}));
}

}  // namespace kaoping
