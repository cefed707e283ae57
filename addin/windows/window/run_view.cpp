#include "windows/window/run_view.hpp"

#include <algorithm>
#include <array>

#include "job/system/paths.hpp"
#include "reports/facts/view.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/window/said.hpp"

namespace kaoping::window {

namespace {

void add(Text& text, const Text& more) {
    text.zh += more.zh;
    text.en += more.en;
}

Text marked(const Finding& finding, const std::string& file) {
    Text line = same("[");
    add(line, words(severity_code(finding.severity)));
    add(line, same("] "));
    add(line, describe(finding, file));
    return line;
}

// check knows what can be used only.
const Text& status_of(const Subject& subject, bool check) {
    const Status status = subject.status;
    const bool usable = check && status != Status::returned && status != Status::duplicate;
    return words(usable ? MessageCode("status-read") : status_code(status));
}

void tell_findings(FormRow& row, const std::vector<Finding>& findings) {
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
        for (const Finding& finding : findings) {
            if (finding.severity != severity) continue;
            row.findings.push_back(marked(finding, row.name));
            if (row.first.zh.empty() && severity != Severity::info)
                row.first = describe(finding, row.name);
        }
}

std::string document_of(const ScoreRun& run, const Subject& subject) {
    const std::string& file =
        subject.returned_file.empty() ? subject.graded_file : subject.returned_file;
    return file.empty() || run.output.empty() ? "" : to_utf8(to_path(run.output) / to_path(file));
}

FormRow row_of(const ScoreRun& run, const Subject& subject, bool check) {
    FormRow row;
    row.name = subject.file.empty() ? subject.organisation.name : subject.file;
    row.status = status_of(subject, check);
    tell_findings(row, subject.figures.open().findings);
    row.document = document_of(run, subject);
    return row;
}

FormRow row_of(const Unreadable& bad) {
    FormRow row;
    row.name = bad.file;
    row.status = words("office-unreadable");
    tell_findings(row, {bad.finding});
    return row;
}

Text counts_of(const std::vector<FormRow>& rows) {
    Text line;
    for (const MessageCode code : std::to_array<MessageCode>(
             {"status-read", "status-assessed", "status-pending", "status-returned",
              "status-duplicate", "status-exempt", "status-not_eligible", "status-absent",
              "office-unreadable"})) {
        const auto count = std::count_if(rows.begin(), rows.end(), [&](const FormRow& row) {
            return row.status == words(code);
        });
        if (count == 0) continue;
        if (!line.zh.empty()) add(line, same(" · "));
        add(line, words(code));
        add(line, same(" " + std::to_string(count)));
    }
    return line;
}

End end_of(const ScoreRun& run) {
    if (run.refusals.empty()) return End::done;
    return run.refusals.front().code == "cancelled" ? End::cancelled : End::refused;
}

}  // namespace

RunView view_of(const ScoreRun& run, bool check) {
    RunView view;
    view.end = end_of(run);
    for (const Finding& refusal : run.refusals) view.notes.push_back(describe(refusal, ""));
    if (view.end != End::done) return view;  // nothing was written
    view.output = run.output;
    for (const Unreadable& bad : run.result.unreadable) view.rows.push_back(row_of(bad));
    for (const RoundResult& round : run.result.rounds)
        for (const Subject& subject : round.subjects)
            view.rows.push_back(row_of(run, subject, check));
    view.counts = counts_of(view.rows);
    if (!view.output.empty())
        view.notes.push_back(message("results-in", {{"path", same(native_path(view.output))}}));
    for (const auto* notes : {&run.notes, &run.result.findings})
        for (const Finding& note : *notes) view.notes.push_back(describe(note, ""));
    view.summaries = summaries_of(run);
    return view;
}

}  // namespace kaoping::window
