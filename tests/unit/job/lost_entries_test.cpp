#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "job/folder/lost_entries.hpp"
#include "job/system/paths.hpp"
#include "rubric/catalog.hpp"
#include "temporary_folder.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

constexpr const char* rubric_id = "karamay-resident-institution";

// A result folder with a last run: 甲 and 乙 have graded workbooks, 甲 a judgement.
struct LastRun {
    test::TemporaryFolder folder{"填写"};
    const fs::path& root = folder.path;
    LogRecord record;
    ExpectedFiles expected;
    ScoreOptions options;
    BureauReading now;
    LastRun() {
        fs::create_directories(root / to_path("评分"));
        record.rounds = {{rubric_id, 2025}};
        record.decisions = {{"评分/甲.xlsx", {"甲", "1"}, "v_area", "", "9"},
                            {"评分/甲.xlsx", {"甲", "1"}, "vl_staff", "张三", "不认定"},
                            {"评分/乙.xlsx", {"乙", "2"}, "a_area", "", "3"},
                            {"评审表.xlsx", {"甲", "1"}, "j_reports", "", "4"}};
        for (const char* file : {"评审表.xlsx", "评分/甲.xlsx", "评分/乙.xlsx"}) {
            put(file, "PK");
            record.outputs.push_back({file, "0"});
            expected.outputs[file] = "0";
        }
        now.graded = {{{"甲", "1"}, {"甲", "1"}}, {{"乙", "2"}, {"乙", "2"}}};
        now.reviewed = {{"甲", "1"}, {"乙", "2"}};
        now.entries = record.decisions;
    }
    void put(const char* file, const char* bytes) const {
        std::ofstream(root / to_path(file), std::ios::binary) << bytes;
    }
    std::vector<Finding> gone() const { return gone_workbooks(root, record, options); }
    LostWork lost() const {
        std::vector<RoundResult> rounds(1);
        rounds[0].rubric = RubricCatalog(std::vector<std::string>{}).load(rubric_id).rubric;
        rounds[0].context.year = 2025;
        rounds[0].bureau = std::make_shared<const BureauReading>(now);
        return lost_entries(root, record, expected, options, rounds);
    }
};

// "<code> <file>": what is refused; of entries also which.
std::vector<std::string> shown(const std::vector<Finding>& findings) {
    std::vector<std::string> all;
    for (const Finding& finding : findings) {
        std::string line(finding.code.text());
        for (const char* wanted : {"file", "organisation", "entries"})
            for (const auto& [name, text] : finding.args)
                if (name == wanted) line += " " + text.zh;
        all.push_back(line);
    }
    return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("workbooks that are gone, empty or none are refused, unless they are given up") {
    struct Row {
        const char* what;
        const char* bytes;  // null: deleted
        Lines without;
        Lines found;
    };
    for (const Row& row :
         {Row{"there", "PK..", {}, {}},
          Row{"empty", "", {}, {"bureau-workbook-unusable 评审表.xlsx"}},
          Row{"another file", "<html>", {}, {"bureau-workbook-unusable 评审表.xlsx"}},
          Row{"deleted", nullptr, {}, {"bureau-workbook-gone 评审表.xlsx"}},
          Row{"given up", nullptr, {"评审表.xlsx"}, {}},
          Row{"another given up", nullptr, {"评分"}, {"bureau-workbook-gone 评审表.xlsx"}},
          Row{"the folder given up", nullptr, {"."}, {"bureau-workbook-gone 评审表.xlsx"}}}) {
        CAPTURE(row.what);
        LastRun run;
        run.options.without = row.without;
        if (row.bytes == nullptr) fs::remove(run.root / to_path("评审表.xlsx"));
        else run.put("评审表.xlsx", row.bytes);
        CHECK(shown(run.gone()) == row.found);
    }
}

TEST_CASE("a folder of workbooks can be given up at once") {
    LastRun run;
    fs::remove_all(run.root / to_path("评分"));
    CHECK(run.gone().size() == 2);
    run.options.without = {to_utf8(run.root / to_path("评分"))};
    CHECK(run.gone().empty());
}

TEST_CASE("experts' workbooks are looked for where the last run read them") {
    LastRun run;
    run.record.expert_files = {"王.xlsx"};
    run.record.places = {{"专家", "评分", ""}};
    CHECK(run.gone().empty());  // this run is given none
    run.options.experts = to_utf8(run.root / to_path("评分"));
    CHECK(run.gone().size() == 1);
    CHECK(run.gone().front().code.text() == "expert-workbook-gone");
    run.options.experts = to_utf8(run.root / "else");
    CHECK(run.gone().empty());
}

TEST_CASE("entries whose workbook or row is gone are named") {
    LastRun run;
    CHECK(run.lost().refusals.empty());
    CHECK(run.lost().notes.empty());
    run.now.graded.erase(run.now.graded.begin());
    run.now.entries.erase(run.now.entries.begin(), run.now.entries.begin() + 2);
    CHECK(shown(run.lost().refusals) ==
          Lines{"bureau-entries-lost 评分/甲.xlsx 甲 v_area = 9; vl_staff (张三) = 不认定"});
    run.now.reviewed.clear();
    CHECK(shown(run.lost().refusals) ==
          Lines{"bureau-entries-lost 评分/甲.xlsx 甲 v_area = 9; vl_staff (张三) = 不认定",
                "bureau-entries-lost 评审表.xlsx 甲 j_reports = 4"});
    run.options.without = {"评审表.xlsx", "评分/甲.xlsx"};
    CHECK(run.lost().refusals.empty());
    run.options.without.clear();
    run.expected.restored = {{"评审表.xlsx", "1"}, {"评分/甲.xlsx", "1"}};  // put back since
    CHECK(run.lost().refusals.empty());
}

TEST_CASE("another's workbook in the place of one is named with what it took") {
    LastRun run;
    run.now.graded.pop_back();
    run.now.entries.erase(run.now.entries.begin() + 2);
    run.now.copies = {
        {run.root / to_path("评分/乙.xlsx"),
         {Severity::warning,
          "bureau-graded-copy",
          "",
          "",
          {{"file", same("乙.xlsx")}, {"other", same("甲.xlsx")}, {"organisation", same("甲")}}}}};
    CHECK(shown(run.lost().refusals) ==
          Lines{"bureau-entries-overwritten 评分/乙.xlsx 乙 a_area = 3"});
}

TEST_CASE("emptied cells are reported and refuse nothing") {
    LastRun run;
    run.now.entries.erase(run.now.entries.begin());
    const LostWork lost = run.lost();
    CHECK(lost.refusals.empty());
    CHECK(shown(lost.notes) == Lines{"bureau-entries-emptied 评分/甲.xlsx 甲 v_area = 9"});
}

TEST_CASE("whoever is published under a verified name is found under it") {
    LastRun run;
    run.now.graded[0] = {{"甲", "1"}, {"甲公司", "1"}};
    run.now.reviewed[0] = {"甲公司", "1"};
    CHECK(run.lost().refusals.empty());
}

TEST_CASE("workbooks that cannot be read are refused where the last run wrote or read them") {
    LastRun run;
    run.record.expert_files = {"王.xlsx"};
    const Finding why{Severity::warning, "bureau-workbook-unreadable", "", "x.xlsx", {}};
    run.now.unusable = {{run.root / to_path("评分/甲.xlsx"), why},
                        {run.root / to_path("评分/别的.xlsx"), why},
                        {run.root / "experts" / to_path("王.xlsx"), why}};
    auto refusals = run.lost().refusals;
    REQUIRE(refusals.size() == 2);
    CHECK(refusals[0].code.text() == "bureau-workbook-unusable");
    CHECK(refusals[1].code.text() == "expert-workbook-unusable");
    run.record.rounds = {{rubric_id, 2024}};  // a folder that another round had so far
    CHECK(run.lost().refusals.empty());
}

TEST_CASE("logs of older versions name no workbook") {
    LastRun run;
    for (BureauEntry& entry : run.record.decisions) entry.file.clear();
    CHECK(run.lost().refusals.empty());
    run.now.graded.clear();
    run.now.reviewed.clear();
    CHECK(shown(run.lost().refusals) ==
          Lines{"bureau-entries-lost 评分/乙.xlsx 乙 a_area = 3",
                "bureau-entries-lost 评分/甲.xlsx 甲 v_area = 9; vl_staff (张三) = 不认定",
                "bureau-entries-lost 评审表.xlsx 甲 j_reports = 4"});
}
