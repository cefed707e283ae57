#include <doctest/doctest.h>

#include "job/results/findings_table.hpp"

using namespace kaoping;

TEST_CASE("findings of a result as a table") {
    const auto rows = findings_table(R"({"rounds": [{"subjects": [{"file": "甲.xlsx", "findings": [
        {"severity": "warning", "code": "a", "field": "", "cell": "甲!乙!F7", "zh": "中", "en": "e"},
        {"severity": "info", "code": "b", "field": "", "cell": null, "zh": "文", "en": "f"}]}]}],
        "unreadable": [{"file": "z.xls", "code": "encrypted", "zh": "密", "en": "p"}]})",
                                     Language::en);
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
        Language::en);
    REQUIRE((of_run && of_run->size() == 1));
    CHECK(of_run->front().message == "unreadable");
    CHECK_FALSE(findings_table("not json", Language::zh).has_value());
    CHECK_FALSE(findings_table("[1]", Language::zh).has_value());
    CHECK_FALSE(findings_table("{}", Language::zh).has_value());
}
