#include <doctest/doctest.h>

#include <ctime>

#include "bureau_support.hpp"
#include "recognise/review_input.hpp"
#include "sample.hpp"

using namespace kaoping;
using bureau::Table;
using sample::reported;

namespace {

ReviewInput review_input(const Table& table) {
    return read_review(table.build(), bureau::rubric(), 2025);
}

std::string judged(const ReviewRow& row, const char* id) {
    const auto found = row.judged.find(id);
    return found == row.judged.end() ? "-" : found->second.to_decimal(4);
}

Table filled_review() {
    return bureau::review()
        .set("C4", "#8.5")
        .set("D4", "#7")
        .set("E4", "２次")
        .set("F4", "是")
        .set("G4", "2025年3月1日")
        .set("C5", "#10");
}

void check_filled(const ReviewInput& input) {
    REQUIRE_FALSE(input.refusal);
    REQUIRE(input.rows.size() == 2);
    const ReviewRow& first = input.rows[0];
    CHECK(first.organisation.name == "阿尔法公司");
    CHECK(first.organisation.uscc == "91350100M000100Y43");
    CHECK(judged(first, "reports") == "8.5");
    CHECK(judged(first, "level") == "7");
    CHECK(first.facts.at("visits") == Value(Number(2)));
    CHECK(first.facts.at("fraud") == Value(true));
    CHECK(first.facts.at("since") == Value(Date{2025, 3, 1}));
    CHECK(first.typed.at("b_visits").raw == "２次");
    const ReviewRow& second = input.rows[1];
    CHECK(second.organisation.name == "北方研究院");
    CHECK(second.organisation.uscc.empty());
    CHECK(judged(second, "reports") == "10");
    CHECK(judged(second, "level") == "-");
    CHECK(second.facts.empty());
}

}  // namespace

TEST_CASE("the review workbook is found by names, headers or map") {
    struct Case {
        const char* what;
        Table table;
    };
    const std::vector<Case> cases = {
        {"untouched", filled_review()},
        {"names lost", filled_review().lose_names()},
        {"names and hidden sheet lost", filled_review().lose_names().lose_hidden()},
        {"names and headers lost", filled_review().lose_names().lose_headers(3)},
        {"headers lost", filled_review().lose_headers(3)},
        {"a row inserted above", filled_review().insert_row(1)},
        {"a row inserted above, names lost", filled_review().insert_row(1).lose_names()},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        check_filled(review_input(c.table));
    }
}

TEST_CASE("judged points count within their range, steps and bands only") {
    struct Case {
        const char* cell;
        const char* typed;
        const char* id;
        const char* points;
        std::vector<std::string> findings;
    };
    const std::vector<Case> cases = {
        {"C4", "#0", "reports", "0", {}},
        {"C4", "#10", "reports", "10", {}},
        {"C4", "7.5分", "reports", "7.5", {}},
        {"C4", "#10.5", "reports", "-", {"warning judged-out-of-range 评审表!C4"}},
        {"C4", "#3.3", "reports", "-", {"warning judged-out-of-range 评审表!C4"}},
        {"C4", "#-1", "reports", "-", {"warning negative 评审表!C4"}},
        {"C4", "很好", "reports", "-", {"warning not-a-number 评审表!C4"}},
        {"C4", "不适用", "reports", "-", {"warning bureau-not-applicable 评审表!C4"}},
        {"C4", "/", "reports", "-", {}},
        {"D4", "#7", "level", "7", {}},
        {"D4", "#6", "level", "6", {}},
        {"D4", "#6.5", "level", "-", {"warning judged-out-of-range 评审表!D4"}},
        {"D4", "#3.9", "level", "-", {"warning judged-out-of-range 评审表!D4"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.typed);
        const ReviewInput input = review_input(bureau::review().set(c.cell, c.typed));
        REQUIRE(input.rows.size() == 2);
        CHECK(judged(input.rows[0], c.id) == c.points);
        CHECK(reported(input.rows[0].findings) == c.findings);
        const std::string raw = c.typed[0] == '#' ? c.typed + 1 : c.typed;
        CHECK(input.rows[0].typed.at(std::string("j_") + c.id).raw ==
              raw);  // kept whatever it says
        CHECK(input.rows[1].typed.empty());
    }
}

TEST_CASE("facts that cannot be read are undecided, not blank") {
    const ReviewInput input =
        review_input(bureau::review().set("E4", "几次").set("F4", "不清楚").set("F5", "否"));
    CHECK(input.rows[0].facts.empty());
    CHECK(input.rows[0].undecided_facts == std::set<std::string>{"fraud", "visits"});
    CHECK(reported(input.rows[0].findings) ==
          std::vector<std::string>{
              "warning approximate 评审表!E4", "warning fact-undecided 评审表!E4",
              "warning fact-undecided 评审表!F4", "warning not-yes-no 评审表!F4"});
    CHECK(input.rows[1].undecided_facts.empty());
    CHECK(input.rows[0].typed.at("b_fraud").refused);
    CHECK(input.rows[1].facts.at("fraud") == Value(false));
}

TEST_CASE("rows typed below the table are read up to the first empty one") {
    const ReviewInput input = review_input(
        bureau::review().set("A6", "丙公司").set("C6", "#5").set("A8", "丁公司").set("C8", "#6"));
    REQUIRE(input.rows.size() == 3);
    CHECK(input.rows[2].organisation.name == "丙公司");
    CHECK(judged(input.rows[2], "reports") == "5");
}

TEST_CASE("a row without an organisation is reported when something stands in it") {
    const ReviewInput input = review_input(bureau::review().set("A5", "").set("C5", "#5"));
    CHECK(input.rows.size() == 1);
    CHECK(reported(input.findings) ==
          std::vector<std::string>{"warning row-without-organisation 评审表!A5"});
}

TEST_CASE("two rows of one organisation are joined, and where they differ neither counts") {
    Table table = bureau::review().set("C4", "#8").set("D4", "#7").set("F4", "是");
    table.set("A5", "阿尔法 公司")
        .set("B5", "91350100m000100y43")
        .set("C5", "#8")
        .set("D5", "#9")
        .set("E5", "#1")
        .set("F5", "否");
    const ReviewInput input = review_input(table);
    REQUIRE(input.rows.size() == 1);
    CHECK(judged(input.rows[0], "reports") == "8");
    CHECK(judged(input.rows[0], "level") == "-");
    CHECK(input.rows[0].facts.at("visits") == Value(Number(1)));
    CHECK_FALSE(input.rows[0].facts.contains("fraud"));
    CHECK(input.rows[0].undecided_facts == std::set<std::string>{"fraud"});
    CHECK(reported(input.rows[0].findings) ==
          std::vector<std::string>{"warning review-row-repeated 评审表!A5",
                                   "warning review-rows-differ 评审表!D5",
                                   "warning review-rows-differ 评审表!F5"});
}

TEST_CASE("one name with two codes is two organisations") {
    const ReviewInput input =
        review_input(bureau::review().set("A5", "阿尔法公司").set("C5", "#5"));
    CHECK(input.rows.size() == 2);
}

TEST_CASE("a workbook of another kind, rubric or year is not used") {
    struct Case {
        Table table;
        const char* code;
    };
    const std::vector<Case> cases = {
        {bureau::review().kind("review", "another"), "bureau-other-rubric"},
        {bureau::review().kind("review", "sample", "2024"), "bureau-other-year"},
        {bureau::review().kind("summary"), "bureau-other-kind"},
        {Table("Sheet1", {{"甲", "乙"}}), "bureau-table-lost"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.code);
        const ReviewInput input = review_input(c.table);
        REQUIRE(input.refusal);
        CHECK(input.refusal->code.text() == c.code);
        CHECK(input.rows.empty());
    }
}

TEST_CASE("a column whose name and header are lost is reported") {
    const Table table = filled_review().lose_names().lose_hidden().set("D3", "改过");
    const ReviewInput input = review_input(table);
    CHECK(reported(input.findings) ==
          std::vector<std::string>{"error bureau-column-lost 评审表!A1"});
    REQUIRE(input.rows.size() == 2);
    CHECK(judged(input.rows[0], "level") == "-");
    CHECK(judged(input.rows[0], "reports") == "8.5");
}

namespace {

// Seconds of the processor for so many rows without codes, which only their names tell apart.
double seconds_for(int rows) {
    Table table = bureau::review();
    for (int i = 0; i < rows; ++i) {
        const std::string row = std::to_string(i + 4);
        table.set("A" + row, "机构" + row).set("B" + row, "").set("C" + row, "#5");
    }
    const Workbook workbook = table.build();
    const std::clock_t begin = std::clock();
    const ReviewInput input = read_review(workbook, bureau::rubric(), 2025);
    const std::clock_t end = std::clock();
    CHECK(input.rows.size() == static_cast<std::size_t>(rows));
    return static_cast<double>(end - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("a review workbook takes time as it has rows") {
    seconds_for(100);  // what is made once
    const double few = seconds_for(1500);
    CHECK(seconds_for(6000) <
          10 * few);  // sixteen times as much where each row is compared with all
}
