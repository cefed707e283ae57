#include "recognise/recognise.hpp"

#include <utility>

#include "recognise/form_parts.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

Entry read_field(Form& form, const Field& field, const Spot& spot) {
    return read_entry(form, spot,
                      {field.id, field.label, cited_article(form.rubric, field), &field.spec,
                       &field.choice_labels});
}

void report_lost(Form& form, Severity severity, FindingCode code, const std::vector<Text>& lost) {
    if (lost.empty()) return;
    form.report(severity, code, "", "",
                {{"count", same(std::to_string(lost.size()))}, {"found", first_of(lost)}});
}

}  // namespace

Submission recognise(const Workbook& workbook, const Rubric& rubric, const Identity& identity) {
    Form form(workbook, rubric);
    form.findings = identity.findings;
    Submission submission;
    submission.rubric = rubric.id;
    submission.year = identity.year;
    report_bureau_cells(form);
    const std::vector<Spot> spots = locate_fields(form);
    submission.fields.reserve(spots.size());
    for (std::size_t i = 0; i < spots.size(); ++i)
        submission.fields.push_back(read_field(form, rubric.fields[i], spots[i]));
    for (const List& list : rubric.lists) submission.lists.push_back(read_list(form, list));
    submission.self = read_self_points(form, spots);
    compare_printed(form, spots);
    report_stray_sheets(form, spots);
    report_lost(form, Severity::info, "names-lost", form.absent);
    report_lost(form, Severity::warning, "names-broken", form.broken);
    submission.findings = std::move(form.findings);
    return submission;
}

Submission recognise(const Workbook& workbook, const Rubric& rubric) {
    Identity identity;
    identity.year = stated_year(workbook);
    return recognise(workbook, rubric, identity);
}

}  // namespace kaoping
