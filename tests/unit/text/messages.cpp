// Every code this stage gives has words, every word has a code that gives it, and every place in
// them is filled.
#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::testing;

namespace {

struct Words {
    std::string zh;
    std::string en;
};

// The file is a flat map, written in one way: `code:` and below it `  zh: "..."`, `  en: "..."`.
std::map<std::string, Words> catalogue() {
    std::ifstream file(std::string(KAOPING_SOURCE_DIR) +
                       "/reports/wording/messages.d/cell_text.yaml");
    REQUIRE(file);
    std::map<std::string, Words> words;
    std::string code;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line[0] != ' ') {
            REQUIRE(line.back() == ':');
            code = line.substr(0, line.size() - 1);
            continue;
        }
        REQUIRE(line.size() > 8);
        REQUIRE(line.back() == '"');
        const std::string text = line.substr(7, line.size() - 8);
        if (line.rfind("  zh: \"", 0) == 0) words[code].zh = text;
        if (line.rfind("  en: \"", 0) == 0) words[code].en = text;
    }
    return words;
}

std::set<std::string> places(const std::string& pattern) {
    std::set<std::string> names;
    for (std::size_t at = pattern.find('{'); at != std::string::npos;
         at = pattern.find('{', at + 1))
        names.insert(pattern.substr(at + 1, pattern.find('}', at) - at - 1));
    return names;
}

struct Sample {
    const char* code;
    const char* type;
    Cell cell;
};

Cell kind(CellKind kind, const char* text, bool formula = false) {
    Cell cell = text_cell(text);
    cell.kind = kind;
    cell.formula = formula;
    return cell;
}

std::vector<Sample> samples() {
    return {{"cell-error", "count", kind(CellKind::error, "#N/A")},
            {"formula-in-cell", "count", kind(CellKind::number, "1", true)},
            {"formula-without-result", "count", kind(CellKind::text, "", true)},
            {"digits-lost", "uscc", number_cell("1E17")},
            {"digits-lost", "text", number_cell("1E17")},
            {"remark-ignored", "yes_no", text_cell("是（见附件）")},
            {"remark-ignored", "count", text_cell("1（见附件）")},
            {"not-a-number", "count", text_cell("abc")},
            {"not-a-number", "count", kind(CellKind::boolean, "1")},
            {"not-a-number", "count", number_cell("nan")},
            {"extra-text", "count", text_cell("3，其中2")},
            {"approximate", "count", text_cell("约3")},
            {"range-given", "count", text_cell("3-5")},
            {"colloquial-number", "count", text_cell("一百二")},
            {"bad-grouping", "count", text_cell("1,23")},
            {"wrong-unit", "count", text_cell("3台")},
            {"wrong-unit", "count", number_cell("1", NumberFormat::percent)},
            {"unit-not-wanted", "number", text_cell("10家")},
            {"ambiguous-unit", "money", text_cell("5千")},
            {"other-currency", "money", text_cell("5美元")},
            {"negative", "count", text_cell("-3")},
            {"not-whole", "count", text_cell("3.5")},
            {"too-large", "count", text_cell("99999999999")},
            {"percent-format", "percent", number_cell("85", NumberFormat::percent)},
            {"date-as-number", "count", number_cell("45047", NumberFormat::date)},
            {"time-as-number", "count", number_cell("0.125", NumberFormat::time)},
            {"finer-than-fen", "money", text_cell("0.0000001")},
            {"too-many-decimals", "area", text_cell("0.0000001")},
            {"magnitude", "money", text_cell("5000000")},
            {"currency-format", "money", number_cell("5", NumberFormat::currency)},
            {"fraction-percent", "percent", text_cell("0.5")},
            {"none-is-zero", "count", text_cell("无")},
            {"converted-unit", "money", text_cell("5元")},
            {"not-a-date", "date", text_cell("长期")},
            {"not-a-date", "date", kind(CellKind::boolean, "1")},
            {"date-incomplete", "date", text_cell("2023年")},
            {"date-short-year", "date", text_cell("23/5/1")},
            {"no-such-day", "date", text_cell("2023-02-29")},
            {"bare-serial", "date", number_cell("45047")},
            {"not-yes-no", "yes_no", text_cell("也许")},
            {"choice-not-made", "yes_no", text_cell("是/否")},
            {"several-ticked", "yes_no", text_cell("☑是☑否")},
            {"not-a-choice", "choice", text_cell("丙")},
            {"not-a-choice-near", "choice", text_cell("甲等奖")},
            {"number-in-text", "name", number_cell("1")},
            {"uscc-length", "uscc", text_cell("9135")},
            {"uscc-letter", "uscc", text_cell("91350100MO00100Y43")},
            {"uscc-character", "uscc", text_cell("91350100MV00100Y43")},
            {"check-character", "uscc", text_cell("91350100M000100Y44")},
            {"organisation-code", "uscc", text_cell("91350100M000100Y50")},
            {"not-a-phone", "phone", text_cell("张三")},
            {"phone-length", "phone", text_cell("123")}};
}

}  // namespace

TEST_CASE("codes and their words belong together") {
    const auto words = catalogue();
    std::set<std::string> given;
    for (const Sample& sample : samples()) {
        CAPTURE(sample.code);
        CellSpec spec =
            spec_of(sample.type, std::string_view(sample.code) == "unit-not-wanted" ? "" : "家");
        spec.choices = {"甲等", "乙等"};
        const Reading reading = read_cell(&sample.cell, false, spec);
        CHECK(has(reading, sample.code));
        for (const Finding& finding : reading.findings) {
            given.insert(std::string(finding.code.text()));
            REQUIRE(words.count(std::string(finding.code.text())) == 1);
            CHECK(finding.args.front().first == "found");
            for (const std::string& pattern : {words.at(std::string(finding.code.text())).zh,
                                               words.at(std::string(finding.code.text())).en})
                for (const std::string& place : places(pattern)) {
                    CAPTURE(place);
                    const bool common = place == "file" || place == "cell" || place == "label";
                    const bool own =
                        std::any_of(finding.args.begin(), finding.args.end(),
                                    [&](const auto& arg) { return arg.first == place; });
                    CHECK((common || own));
                }
            CHECK(places(words.at(std::string(finding.code.text())).zh) ==
                  places(words.at(std::string(finding.code.text())).en));
        }
    }
    for (const auto& [code, text] : words) {
        const auto& shown = code;
        CAPTURE(shown);  // clang 14 captures no binding
        CHECK_FALSE(text.zh.empty());
        CHECK_FALSE(text.en.empty());
        CHECK(given.count(code) == 1);
    }
}

TEST_CASE("a finding quotes the cell in one short line") {
    const Cell cell = text_cell("三\n台 \xE2\x80\x8B" + std::string(5000, 'x'));
    const std::string found = argument(read_cell(&cell, false, spec_of("count", "家")), "found");
    CHECK(found.rfind("三 台 xxx", 0) == 0);
    CHECK(found.size() < 80);
}
