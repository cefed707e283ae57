#include <doctest/doctest.h>

#include "job/named_options.hpp"
#include "job/results/findings_table.hpp"

using namespace kaoping;

namespace {

// The code of what is wrong with this option; empty: nothing.
std::string wrong(const std::string& name, const std::string& value) {
    ScoreOptions options;
    const auto finding = set_option(options, name, value);
    return finding ? finding->code : "";
}

}  // namespace

TEST_CASE("options by name") {
    ScoreOptions options;
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"Roster", "C:/名册.xlsx"},
                                                          {"Year", "2025"},
                                                          {"AsOf", "2025-12-31"},
                                                          {"Duplicates", "latest"},
                                                          {"Reports", "pdf,html"},
                                                          {"Jobs", "3"}})
        CHECK_FALSE(set_option(options, name, value).has_value());
    CHECK(options.roster == "C:/名册.xlsx");
    CHECK(options.year == 2025);
    CHECK(to_iso(*options.as_of) == "2025-12-31");
    CHECK(options.duplicates == DuplicatePolicy::latest);
    CHECK_FALSE(options.reports.docx);
    CHECK(options.reports.html);
    CHECK(options.reports.pdf);
    CHECK(options.jobs == 3);
    CHECK(option_kind("Plan") == OptionKind::path);
    CHECK_FALSE(option_kind("plan").has_value());
}

TEST_CASE("options that make no sense are told") {
    CHECK(wrong("Nonsense", "1") == "usage-unknown-option");
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"Year", "12"},
                                                          {"Year", "2025x"},
                                                          {"Year", ""},
                                                          {"AsOf", "soon"},
                                                          {"Deadline", "2025-02-30"},
                                                          {"Duplicates", "both"},
                                                          {"Reports", "odt"},
                                                          {"Reports", ""},
                                                          {"Jobs", "0"}}) {
        CAPTURE(name);
        CHECK(wrong(name, value) == "usage-bad-value");
    }
    CHECK(wrong("Reports", "none").empty());
}

TEST_CASE("findings of a result as a table") {
    const auto rows = findings_table(R"({"rounds": [{"subjects": [{"file": "甲.xlsx", "findings": [
        {"severity": "warning", "code": "a", "field": "", "cell": "甲!乙!F7", "zh": "中", "en": "e"},
        {"severity": "info", "code": "b", "field": "", "cell": null, "zh": "文", "en": "f"}]}]}],
        "unreadable": [{"file": "z.xls", "code": "encrypted", "zh": "密", "en": "p"}]})",
                                     "en");
    REQUIRE(rows.has_value());
    REQUIRE(rows->size() == 3);
    CHECK(rows->at(0).sheet == "甲!乙");
    CHECK(rows->at(0).cell == "F7");
    CHECK(rows->at(0).message == "e");
    CHECK(rows->at(1).cell.empty());
    CHECK(rows->at(2).file == "z.xls");
    CHECK(rows->at(2).severity == "error");
    const auto of_run = findings_table(
        R"({"rounds": [], "findings": [{"severity": "warning", "code": "folder-unreadable", "zh": "读不了", "en": "unreadable"}]})",
        "en");
    REQUIRE((of_run && of_run->size() == 1));
    CHECK(of_run->front().message == "unreadable");
    CHECK_FALSE(findings_table("not json", "zh").has_value());
    CHECK_FALSE(findings_table("[1]", "zh").has_value());
    CHECK_FALSE(findings_table("{}", "zh").has_value());
}
