#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "intake/xlsx.hpp"
#include "recognise/expert_input.hpp"
#include "recognise/review_input.hpp"
#include "reports/review/expert_workbook.hpp"
#include "reports/review/review.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/catalog.hpp"
#include "text/bureau_words.hpp"

using namespace kaoping;

namespace {

constexpr const char* code = "91350100M000100Y43";

struct TemporaryFile {
    TemporaryFile() {
        static int number = 0;
        path = (std::filesystem::temp_directory_path() /
                ("kaoping-review-" + std::to_string(std::rand()) + "-" + std::to_string(++number) +
                 ".xlsx"))
                   .string();
    }
    ~TemporaryFile() { std::filesystem::remove(path); }
    std::string bytes() const {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }
    std::string path;
};

RubricPtr load(const char* id) {
    static const RubricCatalog catalog;
    const LoadedRubric loaded = catalog.load(id);
    REQUIRE(loaded.rubric);
    return loaded.rubric;
}

Workbook read(const TemporaryFile& file) {
    const std::string bytes = file.bytes();
    ReadResult result = read_workbook(std::span<const char>(bytes));
    REQUIRE(std::holds_alternative<Workbook>(result));
    return std::get<Workbook>(std::move(result));
}

Submission blank(const Rubric& rubric) {
    Submission submission;
    submission.rubric = rubric.id;
    submission.fields.resize(rubric.fields.size());
    submission.lists.resize(rubric.lists.size());
    return submission;
}

Range name(const Workbook& workbook, const std::string& wanted) {
    const DefinedName* found = workbook.name(wanted);
    REQUIRE_MESSAGE(found != nullptr, wanted);
    REQUIRE(found->range);
    return *found->range;
}

// A workbook after a program that keeps neither names nor custom properties nor the hidden sheet.
Workbook stripped(Workbook workbook) {
    workbook.names.clear();
    workbook.properties.clear();
    workbook.sheets.pop_back();
    return workbook;
}

std::string figure(const std::map<std::string, Number>& points, const std::string& id) {
    const auto found = points.find(id);
    return found == points.end() ? "-" : found->second.to_decimal(4);
}

bool shows(const Sheet& sheet, std::string_view text) {
    for (const auto& [position, cell] : sheet.cells)
        if (cell.text.find(text) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("the review workbook of every annex is read as it was written") {
    for (const char* id :
         {"karamay-resident-institution", "cangzhou-innovation-center", "hefei-innovation-alliance",
          "qinhuangdao-makerspace", "rugao-service-institution"}) {
        CAPTURE(id);
        const RubricPtr rubric = load(id);
        const auto submission = std::make_shared<const Submission>(blank(*rubric));
        std::vector<ReviewLine> lines(3);
        lines[0] = {{"阿尔法公司", code}, Status::pending, submission, nullptr, {}};
        lines[1] = {{"北方研究院", ""}, Status::returned, nullptr, nullptr, {}};
        lines[2] = {{"重庆中心", "91340104083016613R"}, Status::assessed, submission, nullptr, {}};
        for (const Indicator& indicator : rubric->indicators)
            if (indicator.judged)
                lines[2].typed["j_" + indicator.id] = {"typed", indicator.judged->to, false, ""};
        for (const Fact& fact : rubric->facts) {
            if (fact.spec.type == ValueType::yes_no)
                lines[2].typed["b_" + fact.id] = {"√", true, false, ""};
            if (fact.spec.type == ValueType::count)
                lines[2].typed["b_" + fact.id] = {"两次", Number(2), false, ""};
        }
        TemporaryFile file;
        write_review(file.path, *rubric, 2025, lines);
        const Workbook workbook = read(file);

        const Range keys = name(workbook, "k_uscc");
        CHECK(keys.last.row - keys.first.row == 2);
        const Cell* cell = workbook.sheets[0].find(keys.first);
        REQUIRE(cell != nullptr);
        CHECK(cell->text == code);
        CHECK(cell->kind == CellKind::text);
        CHECK(cell->format == NumberFormat::text);
        CHECK(workbook.sheets[0].find({keys.first.row + 1, keys.first.column}) == nullptr);
        const auto spans_the_rows = [&](const std::string& wanted) {
            const Range range = name(workbook, wanted);
            return range.first.row == keys.first.row && range.last.row == keys.last.row &&
                   range.first.column == range.last.column;
        };
        CHECK(spans_the_rows("k_name"));
        for (const Indicator& indicator : rubric->indicators) {
            if (indicator.judged) CHECK(spans_the_rows("j_" + indicator.id));
            else CHECK(workbook.name("j_" + indicator.id) == nullptr);
        }
        for (const Fact& fact : rubric->facts) CHECK(spans_the_rows("b_" + fact.id));

        for (const bool whole : {true, false}) {
            CAPTURE(whole);
            const ReviewInput input =
                read_review(whole ? workbook : stripped(workbook), *rubric, 2025);
            REQUIRE_FALSE(input.refusal);
            CHECK(input.findings.empty());
            REQUIRE(input.rows.size() == 3);
            CHECK(input.rows[0].organisation.name == "阿尔法公司");
            CHECK(input.rows[0].organisation.uscc == code);
            CHECK(input.rows[0].typed.empty());
            CHECK(input.rows[1].organisation.uscc.empty());
            for (const Indicator& indicator : rubric->indicators)
                if (indicator.judged)
                    CHECK(figure(input.rows[2].judged, indicator.id) ==
                          indicator.judged->to.to_decimal(4));
            for (const Fact& fact : rubric->facts) CHECK(input.rows[2].facts.contains(fact.id));
            CHECK(input.rows[2].findings.empty());
        }
    }
}

TEST_CASE("what was typed into the review workbook is kept, also what could not be used") {
    const RubricPtr rubric = load("karamay-resident-institution");
    std::vector<ReviewLine> lines{{{"阿尔法公司", code}, Status::pending, nullptr, nullptr, {}}};
    lines[0].typed = {{"j_reporting", {"11", Missing{}, true, ""}},
                      {"j_activities", {"很好", Missing{}, true, ""}},
                      {"j_assigned_tasks", {"/", Missing{}, false, ""}},
                      {"b_violations", {"1", Number(1), false, ""}}};
    TemporaryFile first, second;
    write_review(first.path, *rubric, 2025, lines);
    const ReviewInput once = read_review(read(first), *rubric, 2025);
    REQUIRE(once.rows.size() == 1);
    CHECK(once.rows[0].judged.empty());
    CHECK(once.rows[0].findings.size() == 2);
    lines[0].typed = once.rows[0].typed;
    write_review(second.path, *rubric, 2025, lines);
    CHECK(first.bytes() == second.bytes());
    const ReviewInput twice = read_review(read(second), *rubric, 2025);
    REQUIRE(twice.rows[0].typed.size() == 4);
    CHECK(twice.rows[0].typed.at("j_reporting").raw == "11");
    CHECK(twice.rows[0].typed.at("j_activities").raw == "很好");
    CHECK(twice.rows[0].typed.at("j_assigned_tasks").raw == "/");
    CHECK(twice.rows[0].facts.at("violations") == Value(Number(1)));
}

TEST_CASE("the judge sees what the form says, the verified value first") {
    const RubricPtr rubric = load("karamay-resident-institution");
    Submission submission = blank(*rubric);
    const auto position = [&](const char* field) {
        return static_cast<std::size_t>(rubric->field(field) - rubric->fields.data());
    };
    submission.fields[position("has_service_rules")] = {"是", true, "", false};
    submission.fields[position("has_internal_rules")] = {"有", true, "", false};
    ListRow row;
    row.cells.resize(2);
    row.cells[0] = {"内部管理办法", std::string("内部管理办法"), "", false};
    submission
        .lists[static_cast<std::size_t>(rubric->list("rule_documents") - rubric->lists.data())]
        .push_back(row);
    BureauInput bureau;
    bureau.verified["has_internal_rules"] = {"否", false, "未见文件", "", false};
    TemporaryFile file;
    const std::vector<ReviewLine> lines{{{"阿尔法公司", code},
                                         Status::pending,
                                         std::make_shared<Submission>(submission),
                                         std::make_shared<BureauInput>(bureau),
                                         {}}};
    write_review(file.path, *rubric, 2025, lines);
    const Workbook workbook = read(file);
    REQUIRE(workbook.sheets.size() == 3);
    CHECK(shows(workbook.sheets[0], message("review-verified", {{"value", words("no")}}).zh));
    CHECK(shows(workbook.sheets[1], "内部管理办法"));
    CHECK(shows(workbook.sheets[1], rubric->field("has_service_rules")->label.zh));
}

TEST_CASE("an expert workbook is read as it was written and shows no other's points") {
    for (const char* id :
         {"cangzhou-innovation-center", "hefei-innovation-alliance", "qinhuangdao-makerspace"}) {
        CAPTURE(id);
        const RubricPtr rubric = load(id);
        const auto submission = std::make_shared<const Submission>(blank(*rubric));
        const auto others = std::make_shared<BureauInput>();
        std::vector<ExpertLine> lines(3);
        lines[0] = {{"阿尔法公司", code}, false, submission, others, {}};
        lines[1] = {{"北方研究院", ""}, true, nullptr, nullptr, {}};
        lines[2] = {{"重庆中心", "91340104083016613R"}, false, submission, nullptr, {}};
        for (const Indicator& indicator : rubric->indicators)
            for (const ExpertItem& item : indicator.expert_items) {
                others->experts[item.id] = {
                    {"李四", false, true, Number::parse("1.2321"), "别人的意见"}};
                lines[2].typed["e_" + item.id] = {"", item.points, false, ""};
            }
        others->opinions["李四"] = "别人的意见";
        lines[2].typed["opinion"] = {"工作扎实", std::string("工作扎实"), false, ""};
        TemporaryFile file;
        write_expert(file.path, *rubric, 2025, {"欧阳某", "某大学"}, lines);
        const Workbook workbook = read(file);
        for (const Sheet& sheet : workbook.sheets) {
            CHECK_FALSE(shows(sheet, "1.2321"));
            CHECK_FALSE(shows(sheet, "别人的意见"));
        }
        const Range keys = name(workbook, "k_uscc");
        for (const char* wanted : {"k_name", "recused"}) {
            CHECK(name(workbook, wanted).first.row == keys.first.row);
            CHECK(name(workbook, wanted).last.row == keys.first.row + 2);
        }
        CHECK((workbook.name("opinion") != nullptr) == rubric->panel.opinion);
        CHECK(name(workbook, "expert").first == name(workbook, "expert").last);

        for (const bool whole : {true, false}) {
            CAPTURE(whole);
            const ExpertInput input =
                read_expert(whole ? workbook : stripped(workbook), *rubric, 2025);
            REQUIRE_FALSE(input.refusal);
            CHECK(input.findings.empty());
            CHECK(input.expert == "欧阳某");
            REQUIRE(input.rows.size() == 3);
            CHECK_FALSE(input.rows[0].recused);
            CHECK(input.rows[1].recused);
            for (const Indicator& indicator : rubric->indicators)
                for (const ExpertItem& item : indicator.expert_items)
                    CHECK(figure(input.rows[2].points, item.id) == item.points.to_decimal(4));
            CHECK(input.rows[2].opinion == (rubric->panel.opinion ? "工作扎实" : ""));
        }
    }
}

TEST_CASE("workbooks without any organisation are written too") {
    const RubricPtr rubric = load("qinhuangdao-makerspace");
    TemporaryFile review, expert;
    write_review(review.path, *rubric, 2025, {});
    write_expert(expert.path, *rubric, 2025, {"欧阳某", ""}, {});
    CHECK(read_review(read(review), *rubric, 2025).rows.empty());
    CHECK(read_expert(read(expert), *rubric, 2025).rows.empty());
}

TEST_CASE("readers and catalogue use the same words") {
    CHECK(words("recognised").zh == printed::recognised);
    CHECK(words("not-recognised").zh == printed::not_recognised);
    CHECK(words("roster-excused").zh == printed::excused);
    CHECK(words("sheet-instructions").zh == printed::instructions);
}
