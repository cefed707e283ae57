#include <doctest/doctest.h>

#include "bureau_support.hpp"
#include "recognise/expert_input.hpp"
#include "recognise/experts_list.hpp"
#include "sample.hpp"

using namespace kaoping;
using bureau::Table;
using sample::reported;

namespace {

ExpertInput expert_input(const Table& table) {
    return read_expert(table.build(), bureau::rubric(), 2025);
}

std::string points(const ExpertRow& row, const char* item) {
    const auto found = row.points.find(item);
    return found == row.points.end() ? "-" : found->second.to_decimal(4);
}

}  // namespace

TEST_CASE("an expert workbook is found by names, headers or map") {
    const Table filled = bureau::expert()
                             .set("D4", "#6")
                             .set("E4", "2.5分")
                             .set("F4", "#0")
                             .set("G4", " 工作扎实 ")
                             .set("C5", "是");
    const std::vector<std::pair<const char*, Table>> cases = {
        {"untouched", filled},
        {"names lost", Table(filled).lose_names()},
        {"names and hidden sheet lost", Table(filled).lose_names().lose_hidden()},
        {"names and headers lost",
         Table(filled).lose_names().set("D3", "").set("E3", "").set("F3", "").set("A2", "").set(
             "A1", "")},
    };
    for (const auto& [what, table] : cases) {
        const auto& shown = what;
        CAPTURE(shown);  // clang 14 captures no binding
        const ExpertInput input = expert_input(table);
        REQUIRE_FALSE(input.refusal);
        CHECK(input.expert == "欧阳某");
        CHECK(reported(input.findings).empty());
        REQUIRE(input.rows.size() == 2);
        CHECK(input.rows[0].organisation.uscc == "91350100M000100Y43");
        CHECK(points(input.rows[0], "plan") == "6");
        CHECK(points(input.rows[0], "wp_a") == "2.5");
        CHECK(points(input.rows[0], "wp_b") == "0");
        CHECK(input.rows[0].opinion == "工作扎实");
        CHECK_FALSE(input.rows[0].recused);
        CHECK(input.rows[1].recused);
        CHECK(input.rows[1].points.empty());
    }
}

TEST_CASE("an expert's points outside 0 to the maximum count as blank") {
    struct Case {
        const char* typed;
        const char* points;
        std::vector<std::string> findings;
    };
    const std::vector<Case> cases = {
        {"#6", "6", {}},
        {"#6.01", "-", {"warning expert-out-of-range 专家评分表!D4"}},
        {"#-0.5", "-", {"warning expert-out-of-range 专家评分表!D4"}},
        {"优", "-", {"warning not-a-number 专家评分表!D4"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.typed);
        const ExpertInput input = expert_input(bureau::expert().set("D4", c.typed));
        CHECK(points(input.rows[0], "plan") == c.points);
        CHECK(reported(input.rows[0].findings) == c.findings);
        CHECK(input.rows[0].typed.contains("e_plan"));
    }
}

TEST_CASE("whoever may be recused does not score") {
    struct Case {
        const char* typed;
        bool recused;
        std::vector<std::string> findings;
    };
    const std::vector<Case> cases = {
        {"", false, {}},
        {"否", false, {}},
        {"是", true, {"warning expert-recused-with-points 专家评分表!A4"}},
        {"√", true, {"warning expert-recused-with-points 专家评分表!A4"}},
        {"回避", true, {"warning expert-recused-with-points 专家评分表!A4"}},
        {"待定",
         true,
         {"warning expert-recused-with-points 专家评分表!A4",
          "warning recusal-unclear 专家评分表!C4"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.typed);
        const ExpertInput input = expert_input(bureau::expert().set("C4", c.typed).set("D4", "#5"));
        CHECK(input.rows[0].recused == c.recused);
        CHECK(points(input.rows[0], "plan") == (c.recused ? "-" : "5"));
        CHECK(reported(input.rows[0].findings) == c.findings);
        CHECK(input.rows[0].typed.at("e_plan").raw == "5");
    }
}

TEST_CASE("of several rows of one organisation the first that is filled in counts") {
    Table blank_first =
        bureau::expert().set("A5", "阿尔法公司").set("B5", "91350100M000100Y43").set("D5", "#4");
    const ExpertInput later = expert_input(blank_first);
    REQUIRE(later.rows.size() == 1);
    CHECK(points(later.rows[0], "plan") == "4");
    CHECK(reported(later.rows[0].findings) ==
          std::vector<std::string>{"warning expert-row-repeated 专家评分表!A5"});
    const ExpertInput first = expert_input(blank_first.set("D4", "#3"));
    REQUIRE(first.rows.size() == 1);
    CHECK(points(first.rows[0], "plan") == "3");
}

TEST_CASE("an expert workbook without its expert, or of another round, is reported") {
    const ExpertInput unnamed = expert_input(bureau::expert().set("B1", " "));
    CHECK(unnamed.expert.empty());
    CHECK(reported(unnamed.findings) ==
          std::vector<std::string>{"error expert-unnamed 专家评分表!B1"});
    CHECK(expert_input(bureau::expert().kind("expert", "sample", "2023")).refusal->code.text() ==
          "bureau-other-year");
    CHECK(expert_input(bureau::expert().kind("review")).refusal->code.text() ==
          "bureau-other-kind");
}

TEST_CASE("the experts' list is found by its headers in any order") {
    struct Case {
        const char* what;
        std::vector<std::vector<std::string>> rows;
    };
    const std::vector<Case> cases = {
        {"as written",
         {{"姓名", "工作单位", "回避机构"},
          {"张三", "某大学", "甲公司、乙公司；丙公司;丁公司\n戊公司"},
          {"李四", "", "/"}}},
        {"another order, a title above",
         {{"专家名单"},
          {},
          {"序号", "回避机构", "姓 名", "工作单位"},
          {"#1", "甲公司、 乙公司 ；丙公司;丁公司\n戊公司", "张　三", "某大学"},
          {},
          {"#2", "", "李四", ""}}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        const ExpertList list = read_expert_list(Table("名单", c.rows).build());
        CHECK(reported(list.findings).empty());
        REQUIRE(list.experts.size() == 2);
        CHECK(list.experts[0].name == "张三");
        CHECK(list.experts[0].unit == "某大学");
        CHECK(list.experts[0].recused_from ==
              std::vector<std::string>{"甲公司", "乙公司", "丙公司", "丁公司", "戊公司"});
        CHECK(list.experts[1].name == "李四");
        CHECK(list.experts[1].recused_from.empty());
    }
}

TEST_CASE("an experts' list says what is wrong with it") {
    const ExpertList list = read_expert_list(
        Table("名单", {{"姓名", "工作单位", "姓名"}, {"张三", "甲"}, {"", "乙"}, {"张 三", "丙"}})
            .build());
    CHECK(list.experts.size() == 1);
    CHECK(reported(list.findings) == std::vector<std::string>{"error expert-listed-twice 名单!A4",
                                                              "warning expert-nameless 名单!A3",
                                                              "warning header-twice 名单!C1"});
    const ExpertList none =
        read_expert_list(Table("名单", {{"专家", "单位"}, {"张三", "甲"}}).build());
    CHECK(none.experts.empty());
    CHECK(reported(none.findings) == std::vector<std::string>{"error header-not-found 名单!A1"});
}

TEST_CASE("recusals are matched by name and code, and a misspelt one is reported") {
    const ExpertList list =
        read_expert_list(Table("名单", {{"姓名", "工作单位", "回避机构"},
                                        {"张三", "乙公司", "甲（集团）公司、甲公司分部"},
                                        {"李四", "甲(集团)公司", "91350100m000100y43"}})
                             .build());
    const std::vector<Organisation> organisations = {{"甲(集团)公司", "91350100M000100Y43"},
                                                     {"乙公司", ""}};
    CHECK(recused_from(list.experts[0], {"甲(集团)公司", "91350100M000100Y43"}));
    CHECK_FALSE(recused_from(list.experts[0], {"乙公司", ""}));
    CHECK(recused_from(list.experts[1], {"甲(集团)公司", "91350100M000100Y43"}));
    CHECK_FALSE(recused_from(list.experts[1], {"甲(集团)公司", "91340104083016613R"}));
    const auto findings = check_recusals(list, organisations);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].code.text() == "recusal-unmatched");
    CHECK(findings[0].args[1].second.zh == "甲公司分部");
    CHECK(findings[1].code.text() == "expert-of-organisation");
    CHECK(findings[1].args[0].second.zh == "张三");
}
