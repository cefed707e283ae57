#include "job/round/results_csv.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "model/points.hpp"
#include "reports/facts/view.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/shown.hpp"

namespace kaoping {

namespace {

// Also in their full width, which some offices take for the same.
bool begins_a_formula(std::string_view text) {
    constexpr std::array<std::string_view, 10> signs{"=",  "+",  "-",  "@",  "\t",
                                                     "\r", "＝", "＋", "－", "＠"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return text.starts_with(sign); });
}

// A text that a spreadsheet would run as a formula gets an apostrophe before it.
std::string csv_text(std::string_view text) {
    std::string safe = begins_a_formula(text) ? "'" : "";
    safe += shown(text);
    std::string quoted = "\"";
    for (const char c : safe) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + '"';
}

std::string csv_number(const std::optional<Number>& n) {
    return n ? points_text(*n) : std::string();
}

}  // namespace

void write_results_csv(const RunResult& run, const std::function<void(std::string_view)>& take) {
    take("\xEF\xBB\xBF");
    std::string header;
    for (const MessageCode code : std::to_array<MessageCode>(
             {"csv-rubric", "csv-year", "csv-file", "csv-name", "csv-uscc", "csv-status",
              "csv-raw-total", "csv-total", "csv-grade", "csv-rank", "csv-findings"}))
        header += (header.empty() ? "" : ",") + csv_text(words(code).zh);
    take(header + "\r\n");
    for (const RoundResult& round : run.rounds)
        for (const Subject& subject : round.subjects) {
            const ScoreFigures card = subject.figures.open();
            const Grade* grade = round.rubric->grade(card.grade);
            std::string errors;
            for (const Finding& finding : card.findings)
                if (finding.severity == Severity::error)
                    errors += (errors.empty() ? "" : "；") + describe(finding, subject.file).zh;
            take(csv_text(round.rubric->id) + "," + std::to_string(round.context.year) + "," +
                 csv_text(subject.file) + "," + csv_text(subject.organisation.name) + "," +
                 csv_text(subject.organisation.uscc) + "," + csv_text(status_text(card.status).zh) +
                 "," + points_text(card.raw_total) + "," + csv_number(card.total) + "," +
                 csv_text(grade && card.total ? grade->label.zh : "") + "," +
                 (card.rank ? std::to_string(*card.rank) : "") + "," + csv_text(errors) + "\r\n");
        }
}

}  // namespace kaoping
