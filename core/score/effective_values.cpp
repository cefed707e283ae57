#include "score/effective_values.hpp"

#include "model/effective.hpp"
#include "score/score_finding.hpp"

namespace kaoping {

namespace {

std::optional<Value> roster_value(const SubjectInput& input, const Field& field) {
    const auto found = input.roster.find(field.id);
    return found == input.roster.end() ? std::nullopt : std::optional(found->second);
}

void refuse_without_reason(const Rubric& rubric, const BureauInput& bureau,
                           std::vector<Finding>& findings) {
    for (const auto& [id, verified] : bureau.verified) {
        const Field* field = rubric.field(id);
        if (field == nullptr || !verified.reason.empty() || verified.unreadable ||
            is_missing(verified.value))
            continue;
        Finding refused =
            finding(Severity::warning, "verified-without-reason", id, {{"label", field->label}});
        refused.cell = verified.cell;
        findings.push_back(std::move(refused));
    }
}

}  // namespace

void take_effective(const Round& round, const SubjectInput& input, Assessment& assessment) {
    const Rubric& rubric = round.rubric;
    auto& effective = assessment.card.effective;
    effective.resize(rubric.fields.size());
    for (std::size_t i = 0; i < rubric.fields.size(); ++i) {
        const Field& field = rubric.fields[i];
        if (input.absent) {
            effective[i] = roster_value(input, field);
        } else if (i < input.submission.fields.size()) {
            effective[i] =
                effective_value(input.submission.fields[i], verification(&input.bureau, field.id));
        }
    }
    refuse_without_reason(rubric, input.bureau, assessment.card.findings);
}

}  // namespace kaoping
