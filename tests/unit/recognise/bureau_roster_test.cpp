#include <doctest/doctest.h>

#include "bureau_support.hpp"
#include "recognise/roster.hpp"
#include "sample.hpp"

using namespace kaoping;
using bureau::Table;
using sample::reported;

namespace {

Roster roster_of(const Table& table) { return read_roster(table.build(), bureau::rubric(), 2025); }

}  // namespace

TEST_CASE("a roster is found by its headers in any order") {
    struct Case {
        const char* what;
        std::vector<std::vector<std::string>> rows;
    };
    const std::vector<Case> cases = {
        {"as written",
         {{"机构名称 *", "统一社会信用代码（依托单位） *", "场地面积", "2024年年度收入", "缓评"},
          {"阿尔法公司", "91350100m000100y43", "１２００㎡", "#35", "是"},
          {"北方研究院", "", "", "", ""}}},
        {"another order, the contract's words, units, a title above",
         {{"2025年度参评机构"},
          {"缓评", "年度收入（万元）（2024年）", "场地面积（平方米）", "统一社会信用代码",
           "机构名称"},
          {"缓评", "#35", "#1200", "91350100M000100Y43", "阿尔法公司"},
          {},
          {"否", "", "", "", "北方研究院"}}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        const Roster roster = roster_of(Table("名册", c.rows));
        CHECK(reported(roster.findings).empty());
        REQUIRE(roster.rows.size() == 2);
        CHECK(roster.rows[0].organisation.name == "阿尔法公司");
        CHECK(roster.rows[0].organisation.uscc == "91350100M000100Y43");
        CHECK(roster.rows[0].excused);
        CHECK(roster.rows[0].fields.at("site_area").value == Value(Number(1200)));
        CHECK(roster.rows[0].fields.at("income_y2").value == Value(Number(35)));
        CHECK(roster.rows[0].fields.size() == 2);
        CHECK(roster.rows[1].organisation.name == "北方研究院");
        CHECK(roster.rows[1].fields.empty());
        CHECK_FALSE(roster.rows[1].excused);
    }
}

TEST_CASE("a roster says what is wrong with it") {
    const Roster roster =
        roster_of(Table("名册", {{"机构名称", "统一社会信用代码", "人员数", "备注", "缓评"},
                                 {"阿尔法公司", "91350100M000100Y43", "很多", "x", "申请中"},
                                 {"", "91340104083016613R", "", "", ""},
                                 {"阿尔法 公司", "91350100M000100Y43", "", "", ""},
                                 {"阿尔法公司", "", "", "", ""},
                                 {"丙公司", "123", "", "", ""}})
                      .kind("roster", "another"));
    REQUIRE(roster.rows.size() == 3);
    CHECK_FALSE(roster.rows[0].excused);
    CHECK(roster.rows[0].fields.at("staff").unreadable);
    CHECK(roster.rows[1].organisation.uscc.empty());
    CHECK(roster.rows[2].organisation.uscc == "123");
    CHECK(reported(roster.findings) ==
          std::vector<std::string>{
              "error approximate 名册!C2", "error excused-unclear 名册!E2",
              "info roster-column-unknown 名册!D1", "warning roster-other-rubric",
              "warning roster-row-nameless 名册!B3", "warning roster-row-repeated 名册!A4",
              "warning uscc-length 名册!B6"});
}

TEST_CASE("a workbook without the header of names is no roster") {
    const Roster roster = roster_of(
        Table("名册", {{"单位", "统一社会信用代码"}, {"阿尔法公司", "91350100M000100Y43"}}));
    CHECK(roster.rows.empty());
    CHECK(reported(roster.findings) == std::vector<std::string>{"error header-not-found 名册!A1"});
}

TEST_CASE("a hidden first sheet is not the roster") {
    Workbook workbook = Table("名册", {{"机构名称"}, {"阿尔法公司"}}).build();
    Workbook other = Table("旧", {{"机构名称"}, {"旧公司"}}).build();
    other.sheets[0].hidden = true;
    workbook.sheets.insert(workbook.sheets.begin(), other.sheets[0]);
    const Roster roster = read_roster(workbook, bureau::rubric(), 2025);
    REQUIRE(roster.rows.size() == 1);
    CHECK(roster.rows[0].organisation.name == "阿尔法公司");
}
