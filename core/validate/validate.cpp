#include "validate/validate.hpp"

#include <algorithm>
#include <utility>

#include "validate/form_subject.hpp"

namespace kaoping {

using namespace validation;

namespace {

// The errors of a cell that the bureau has replaced, one info for each cell instead.
void take_reading_findings(FormSubject& subject) {
    std::vector<std::size_t> reported;
    for (const Finding& finding : subject.submission.findings) {
        const std::size_t at = finding.severity == Severity::error ? subject.position(finding.field)
                                                                   : FormSubject::npos;
        if (at == FormSubject::npos || subject.verified(at) == nullptr) {
            subject.findings.push_back(finding);
            continue;
        }
        if (std::find(reported.begin(), reported.end(), at) != reported.end()) continue;
        reported.push_back(at);
        subject.report(Severity::info, "mended", finding.field, finding.cell,
                       {{"label", subject.label(at)},
                        {"found", same(subject.submission.fields[at].raw.value_or(""))},
                        {"want", same(subject.typed(at))},
                        {"reason", same(subject.verified(at)->reason)}});
    }
}

}  // namespace

std::vector<Finding> validate(const Submission& submission, const Rubric& rubric,
                              const RoundContext& round, const BureauInput* bureau) {
    FormSubject subject(submission, rubric, round, bureau);
    take_reading_findings(subject);
    validate_fields(subject);
    validate_lists(subject);
    run_checks(subject);
    note_empty_lists(subject);
    note_shared_keys(subject);
    return std::move(subject.findings);
}

}  // namespace kaoping
