#include "job/results/findings_table.hpp"

#include "job/results/read_results.hpp"

namespace kaoping {

namespace {

FindingRow row_of(const results::Finding& finding, const std::string& file, Language language) {
    FindingRow row{std::string(word_of(finding.severity)),
                   finding.code,
                   file,
                   "",
                   "",
                   language == Language::en ? finding.en : finding.zh};
    const std::string cell = finding.cell.value_or("");
    const std::size_t mark = cell.rfind('!');
    if (mark != std::string::npos) {
        row.sheet = cell.substr(0, mark);
        row.cell = cell.substr(mark + 1);
    }
    return row;
}

}  // namespace

std::optional<std::vector<FindingRow>> findings_table(const std::string& json, Language language) {
    std::vector<FindingRow> of_the_run, rows;
    const bool read = read_results_text(
        json, {.subject =
                   [&](const results::Round&, const results::Subject& subject) {
                       subject.findings.visit([&](const results::Finding& finding) {
                           rows.push_back(row_of(finding, subject.file.value_or(""), language));
                       });
                   },
               .end =
                   [&](const results::Results& all) {
                       for (const results::Finding& finding : all.findings)
                           of_the_run.push_back(row_of(finding, "", language));
                       for (const results::Unreadable& file : all.unreadable)
                           rows.push_back({"error", file.code, file.file, "", "",
                                           language == Language::en ? file.en : file.zh});
                   }});
    if (!read) return std::nullopt;
    of_the_run.insert(of_the_run.end(), rows.begin(), rows.end());
    return of_the_run;
}

}  // namespace kaoping
