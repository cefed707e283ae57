#include "reports/facts/figures.hpp"

#include <array>
#include "reports/report/chapters.hpp"
#include "reports/wording/catalogue.hpp"

// How the text was read, how it was computed, from what.

namespace kaoping {

using document::Place;
using document::Table;

namespace {

// A value of a reading as people say it; words of the language of rules have words of their own.
std::string value_words(Telling& telling, const std::string& value) {
    if (value == "true" || value == "false")
        return telling.word(value == "true" ? MessageCode("yes") : "no");
    const auto code = MessageCode::find("reading-" + value);
    return code ? telling.word(*code) : value;
}

std::string value_of(const ReadingChoice& reading) {
    if (const auto* number = std::get_if<Number>(&reading.value)) return number->to_decimal(6);
    if (const auto* flag = std::get_if<bool>(&reading.value)) return *flag ? "true" : "false";
    const auto* text = std::get_if<std::string>(&reading.value);
    return text != nullptr ? *text : "";
}

std::string alternatives(Telling& telling, const ReadingChoice& reading) {
    const std::string value = value_of(reading);
    if (value.empty()) return dash;
    if (reading.alternatives.empty()) return value_words(telling, value);
    std::vector<std::string> others;
    for (const std::string& other : reading.alternatives)
        others.push_back(value_words(telling, other));
    return telling.say("report-alternatives",
                       {{"value", same(value_words(telling, value))},
                        {"others", same(telling.joined(others, "report-enumeration"))}});
}

MessageCode panel_method(const Panel& panel) {
    return panel.median    ? MessageCode("report-method-median")
           : panel.trimmed ? MessageCode("report-method-trimmed")
                           : "report-method-mean";
}

}  // namespace

void tell_readings(Telling& telling) {
    const Rubric& rubric = telling.rubric();
    if (rubric.readings.empty()) return;
    Table table{telling.word("report-readings-table"),
                {{telling.word("form-guide-question"), 24},
                 {telling.word("form-guide-chosen"), 28},
                 {telling.word("form-guide-why"), 24},
                 {telling.word("form-guide-article"), 12, Place::centre},
                 {telling.word("report-value"), 12, Place::centre}},
                {}};
    for (const ReadingChoice& reading : rubric.readings) {
        const bool planned = reading.planned;  // then the printed choice is not what was applied,
                                               // nor are its reasons why
        table.rows.push_back(
            {telling.in(reading.question),
             planned ? telling.say("report-reading-planned",
                                   {{"value", same(value_words(telling, value_of(reading)))}})
                     : telling.in(reading.chosen),
             planned ? telling.word("report-reading-plan") : telling.in(reading.why),
             telling.in(telling.article(reading.article)),
             planned ? value_words(telling, value_of(reading)) : alternatives(telling, reading)});
    }
    telling.chapter_with_table("form-guide-readings", std::move(table),
                               telling.word("report-readings"), "");
}

void tell_method(Telling& telling) {
    const Rubric& rubric = telling.rubric();
    telling.chapter("report-method-title");
    for (const MessageCode code : std::to_array<MessageCode>(
             {"report-method-exact", "report-method-shown", "report-method-bands",
              "report-method-missing", "report-method-order", "report-method-rank"}))
        telling.body(telling.word(code));
    if (rubric.has_experts())
        telling.body(telling.say(panel_method(rubric.panel),
                                 {{"minimum", same(std::to_string(rubric.panel.minimum))},
                                  {"article", telling.article(rubric.panel.article)}}));
    telling.body(telling.word(telling.view().round.latest_duplicate
                                  ? MessageCode("report-method-latest")
                                  : "report-method-reject"));
}

void tell_checksums(Telling& telling) {
    const SummaryRound& round = telling.view().round;
    telling.chapter("report-checksums-title");
    telling.body(telling.say("report-checksums", {{"engine", same(round.engine)}}));
    Table table{telling.word("report-checksums-table"),
                {{telling.word("csv-file"), 34}, {telling.word("report-sha256"), 40}},
                {}};
    table.columns[1].code = true;
    std::vector<std::size_t> files;
    for (std::size_t i = 0; i < round.rows.size(); ++i)
        if (!round.rows[i].file.empty()) files.push_back(i);
    const std::size_t lines = files.size() + 1;
    const auto cells_of = [rows = round.rows, rubric_sha256 = round.rubric_sha256,
                           files = std::move(files), rubric = telling.word("report-rubric-file")](
                              std::size_t line) -> std::vector<std::string> {
        if (line == 0) return {rubric, rubric_sha256};
        const SummaryRow row = rows[files[line - 1]];
        return {row.file, row.sha256};
    };
    table.rows = {table.columns.size(), {lines, cells_of}};
    telling.add(std::move(table));
}

}  // namespace kaoping
