#include <doctest/doctest.h>

#include "bureau_support.hpp"
#include "recognise/bureau.hpp"
#include "sample.hpp"

using namespace kaoping;
using bureau::Table;
using sample::reported;

namespace {

// Labels in A, f_ in B, v_ in C, vw_ in D; indicators below with a_ in C and w_ in D; a list on the
// same sheet.
Table graded() {
    Table table("数据核定", {{"填报项", "申报值", "核定值", "核定理由"},
                             {"机构名称", "阿尔法公司"},
                             {"统一社会信用代码（依托单位）", "91350100M000100Y43"},
                             {"场地面积", "#1200"},
                             {"人员数", "#12"},
                             {"承诺", "是"},
                             {"上报资料", "", "", ""},
                             {"等次", "", "", ""},
                             {"编号", "名称", "认定"},
                             {"A-1", "甲", ""},
                             {"A-2", "乙", ""},
                             {"", "", ""},
                             {"A-3", "丙", ""}});
    table.kind("graded").name("f_org_name", "B2", "B2").name("f_org_uscc", "B3", "B3");
    const char* fields[] = {"site_area", "staff", "pledge"};
    for (std::uint32_t i = 0; i < 3; ++i) {
        table.name(std::string("v_") + fields[i], to_a1({3 + i, 2}), to_a1({3 + i, 2}));
        table.name(std::string("vw_") + fields[i], to_a1({3 + i, 3}), to_a1({3 + i, 3}));
    }
    table.name("a_reports", "C7", "C7")
        .name("w_reports", "D7", "D7")
        .name("a_grade", "C8", "C8")
        .name("w_grade", "D8", "D8");
    table.name("l_projects", "A10", "B13").name("vl_projects", "C10", "C13");
    return table;
}

GradedInput graded_input(const Table& table) {
    return read_graded(table.build(), bureau::rubric(), 2025);
}

}  // namespace

TEST_CASE("what the bureau typed into a graded workbook is read by its type") {
    Table table =
        graded().set("C4", "１１００㎡").set("D4", "现场丈量").set("D5", "待核").set("C6", "是");
    table.set("C7", "#8.5").set("D7", "材料补交").set("C8", "优 秀").set("D8", "局务会议定");
    for (const bool names : {true, false}) {
        CAPTURE(names);
        const GradedInput input = graded_input(names ? table : Table(table).lose_names());
        REQUIRE_FALSE(input.refusal);
        CHECK(reported(input.findings).empty());
        CHECK(input.organisation.name == "阿尔法公司");
        CHECK(input.organisation.uscc == "91350100M000100Y43");
        CHECK(input.verified.at("site_area").value == Value(Number(1100)));
        CHECK(input.verified.at("site_area").raw == "１１００㎡");
        CHECK(input.verified.at("site_area").reason == "现场丈量");
        CHECK(input.verified.at("site_area").cell == "数据核定!C4");
        CHECK_FALSE(input.verified.at("staff").raw);  // a reason alone is kept
        CHECK(input.verified.at("staff").reason == "待核");
        CHECK(input.verified.at("pledge").value == Value(true));
        CHECK(input.verified.at("pledge")
                  .reason.empty());  // given through: whether it counts is decided later
        CHECK(input.adjusted.at("reports").points == Number::parse("8.5"));
        CHECK(input.adjusted.at("reports").reason == "材料补交");
        CHECK(input.grade == "good");
        CHECK(input.grade_reason == "局务会议定");
        CHECK(input.typed.at("v_site_area").raw == "１１００㎡");
        CHECK(input.typed.at("w_reports").raw == "材料补交");
        CHECK(input.typed.size() == 8);
    }
}

TEST_CASE("a blank graded workbook says nothing") {
    const GradedInput input = graded_input(graded());
    CHECK(input.verified.empty());
    CHECK(input.adjusted.empty());
    CHECK(input.grade.empty());
    CHECK(input.typed.empty());
    REQUIRE(input.recognised.size() == 1);
    for (const RowDecision& decision : input.recognised[0].decisions)
        CHECK_FALSE(decision.recognised);
}

TEST_CASE("what cannot be read or is out of range does not count, and is kept") {
    struct Case {
        const char* cell;
        const char* typed;
        const char* name;
        std::vector<std::string> findings;
    };
    const std::vector<Case> cases = {
        {"C4", "很大", "v_site_area", {"warning not-a-number 数据核定!C4"}},
        {"C5", "#0", "v_staff", {"warning verified-out-of-range 数据核定!C5"}},
        {"C5", "#501", "v_staff", {"warning verified-out-of-range 数据核定!C5"}},
        {"C5", "#2.5", "v_staff", {"warning not-whole 数据核定!C5"}},
        {"C6", "不适用", "v_pledge", {"warning bureau-not-applicable 数据核定!C6"}},
        {"C7", "满分", "a_reports", {"warning not-a-number 数据核定!C7"}},
        {"C8", "良好", "a_grade", {"warning not-a-choice 数据核定!C8"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.typed);
        const GradedInput input = graded_input(graded().set(c.cell, c.typed));
        CHECK(reported(input.findings) == c.findings);
        CHECK(input.typed.at(c.name).refused);
        for (const auto& [id, verified] : input.verified) {
            CHECK(verified.unreadable);
            CHECK(is_missing(verified.value));
        }
        for (const auto& [id, adjusted] : input.adjusted) CHECK_FALSE(adjusted.points);
        CHECK(input.grade.empty());
    }
}

TEST_CASE("decisions on rows come with the rows as they stood") {
    const GradedInput input =
        graded_input(graded().set("C10", "不认定").set("C12", "认定").set("C13", " 认定 "));
    REQUIRE(input.recognised.size() == 1);
    const auto& [rows, decisions] = input.recognised[0];
    REQUIRE(rows.size() == 3);  // the blank row has no decision to keep
    CHECK(decisions[0].recognised == std::optional<bool>(false));
    CHECK(rows[0].cells[0].raw == "A-1");
    CHECK(rows[0].line == 10);
    CHECK_FALSE(decisions[1].recognised);
    CHECK(decisions[1].unread.empty());
    CHECK(decisions[2].recognised == std::optional<bool>(true));
    CHECK(rows[2].cells[1].raw == "丙");
    CHECK(reported(input.findings) ==
          std::vector<std::string>{"warning decision-without-row 数据核定!C12"});
    const GradedInput unclear = graded_input(graded().set("C10", "再议"));
    CHECK_FALSE(unclear.recognised[0].decisions[0].recognised);
    CHECK(reported(unclear.findings) ==
          std::vector<std::string>{"warning not-a-choice 数据核定!C10"});
}

TEST_CASE(
    "with the names lost the map is believed only where the label still stands beside the cell") {
    const Table moved = graded().set("C4", "#1100").set("D4", "丈量").insert_row(2).lose_names();
    const GradedInput input = graded_input(moved);
    CHECK(input.verified.empty());
    CHECK(input.organisation.name == "阿尔法公司");
    CHECK(input.organisation.uscc.empty());
}

TEST_CASE("a graded workbook of another kind, rubric or year is not used") {
    CHECK(graded_input(graded().kind("graded", "another")).refusal->code.text() ==
          "bureau-other-rubric");
    CHECK(graded_input(graded().kind("graded", "sample", "2024")).refusal->code.text() ==
          "bureau-other-year");
    CHECK(graded_input(graded().kind("review")).refusal->code.text() == "bureau-other-kind");
}

TEST_CASE("a word that is no decision is reported and kept") {
    const GradedInput input = graded_input(graded().set("C10", "不予采信").set("C12", "认定"));
    REQUIRE(input.recognised.size() == 1);
    CHECK_FALSE(input.recognised[0].decisions[0].recognised);
    CHECK(input.recognised[0].decisions[0].unread == "不予采信");
    CHECK(input.says_something());
    CHECK(reported(input.findings) ==
          std::vector<std::string>{"warning decision-without-row 数据核定!C12",
                                   "warning not-a-choice 数据核定!C10"});
}

TEST_CASE("a decision beside a blank row is reported, and nothing else") {
    CHECK(reported(graded_input(graded().set("C40", "不认定")).findings) ==
          std::vector<std::string>{"warning decision-without-row 数据核定!C40"});
    CHECK(graded_input(graded().set("C40", "小计").set("D40", "不认定")).findings.empty());
    CHECK(reported(graded_input(graded().set("C12", "不认定")).findings) ==
          std::vector<std::string>{"warning decision-without-row 数据核定!C12"});
    CHECK(graded_input(graded().set("C12", "  ").set("C13", "不认定")).findings.empty());
}
