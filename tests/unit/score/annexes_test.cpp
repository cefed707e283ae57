#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "rubric/load.hpp"
#include "support.hpp"

// The built-in annexes as they stand: they load without a defect, and the rules that are easy to
// get wrong give what the readings say.
using namespace kaoping;
using namespace kaoping::test;

namespace {

std::string text_of(const std::string& path) {
    std::ifstream file(std::string(KAOPING_SOURCE_DIR) + "/templates/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

RubricPtr annex(const std::string& id) {
    std::optional<PlanSource> plan;
    if (std::string sample = text_of(id + "/plan.sample.yaml"); !sample.empty())
        plan = PlanSource{"plan.sample.yaml", sample, false};
    const auto loaded = load_rubric({"rubric.yaml", text_of(id + "/rubric.yaml")},
                                    {"common.yaml", text_of("common.yaml")}, plan);
    for (const RubricDefect& defect : loaded.defects)
        FAIL_CHECK(id << " " << defect.file << ":" << defect.line << " " << defect.code.text());
    REQUIRE(loaded.rubric != nullptr);
    return loaded.rubric;
}

struct Row {
    std::string list;
    Texts cells;
};

SubjectInput filled(const Rubric& rubric, const Texts& fields, const std::vector<Row>& rows) {
    SubjectInput input = form(rubric, fields);
    for (const Row& row : rows) add_row(rubric, input, row.list, row.cells);
    return input;
}

}  // namespace

TEST_CASE("Every annex loads without a defect") {
    struct Expected {
        std::string id;
        std::size_t fields;
        std::size_t lists;
        std::size_t indicators;
    };
    const std::vector<Expected> all{{"karamay-resident-institution", 22, 5, 9},
                                    {"cangzhou-innovation-center", 147, 13, 19},
                                    {"hefei-innovation-alliance", 43, 15, 13},
                                    {"qinhuangdao-makerspace", 55, 9, 18},
                                    {"rugao-service-institution", 28, 3, 3}};
    for (const Expected& expected : all) {
        CAPTURE(expected.id);
        const auto rubric = annex(expected.id);
        CHECK(rubric->fields.size() == expected.fields);
        CHECK(rubric->lists.size() == expected.lists);
        CHECK(rubric->indicators.size() == expected.indicators);
    }
}

TEST_CASE("Hefei: services, standards and bonus count once, by their readings") {
    const auto rubric = annex("hefei-innovation-alliance");
    struct Case {
        std::string indicator;
        std::string points;
        std::vector<Row> rows;
    };
    const Texts service{{"target", "A"}, {"done_on", "2025-02-01"}};
    const auto of_kind = [](Texts cells, const std::string& kind) {
        cells["kind"] = kind;
        return cells;
    };
    const auto project = [](const std::string& name, const std::string& amount,
                            const std::string& filing) {
        return Row{"major_projects",
                   {{"project", name},
                    {"amount", amount},
                    {"prior_filing_no", filing},
                    {"landed_on", "2025-05-05"}}};
    };
    const auto standard = [](const std::string& role) {
        return Row{"standards", {{"name", "S"}, {"role", role}, {"published_on", "2025-02-02"}}};
    };
    const auto patent = [](const std::string& number) {
        return Row{"patents", {{"application_no", number}, {"substantive_on", "2025-02-02"}}};
    };
    const std::vector<Case> cases{
        {"services",
         "2",
         {{"services", of_kind(service, "省级孵化器")},
          {"services", of_kind(service, "国家级孵化器")}}},
        {"services",
         "2",
         {{"services", of_kind(service, "转板上市")}, {"services", of_kind(service, "转板上市")}}},
        {"services",
         "4",
         {{"services", of_kind(service, "领域(行业)服务")},
          {"services", {{"kind", "领域(行业)服务"}, {"target", "A"}, {"done_on", "2025-02-02"}}}}},
        {"standards",
         "6",
         {standard("参与"), standard("主持"), patent("1"), patent("2"), patent("3")}},
        {"research",
         "5",
         {{"research", {{"project", "P"}, {"status", "已攻克"}, {"completed_on", "2025-02-02"}}},
          {"research", {{"project", "Q"}, {"status", "进行中"}, {"completed_on", "2025-02-02"}}}}},
        {"bonus_projects",
         "7.5",
         {project("P", "50000", "1"), project("Q", "10000", "2"), project("R", "90000", "")}},
        {"bonus_projects", "3.5", {project("P", "49999.99", "1"), project("Q", "9999.99", "2")}},
    };
    for (const Case& item : cases) {
        CAPTURE(item.indicator);
        const auto card =
            score(*rubric, filled(*rubric, {{"alliance_type", "产业技术"}}, item.rows));
        CHECK(points(*rubric, card, item.indicator) == item.points);
    }
}

TEST_CASE("Rugao: filed agreements, the latest feedback and its coverage") {
    const auto rubric = annex("rugao-service-institution");
    std::vector<Row> rows;
    for (const char* number : {"1", "2", "3", "4"})
        rows.push_back({"agreements", {{"agreement_no", number}, {"filed_on", "2025-01-01"}}});
    rows.push_back({"agreements", {{"agreement_no", "5"}}});
    const auto feedback = [&](const std::string& number, const std::string& quality,
                              const std::string& on) {
        rows.push_back(
            {"feedback", {{"agreement_no", number}, {"quality", quality}, {"given_on", on}}});
    };
    feedback("1", "5", "2025-02-01");
    feedback("1", "3", "2025-03-01");
    feedback("2", "4.5", "2025-03-01");
    feedback("5", "1", "2025-03-01");
    const auto card = score(*rubric, filled(*rubric,
                                            {{"institution_type", "高校科研院所"},
                                             {"shares_resources", "yes"},
                                             {"clean_credit", "no"}},
                                            rows));
    CHECK(card.status == Status::assessed);
    CHECK(points(*rubric, card, "filed_agreements") == "16");
    CHECK(points(*rubric, card, "user_feedback") == "15");
    CHECK(card.grade == "star1");
}

TEST_CASE("Rugao: only the conditions of its own kind decide on an institution") {
    const auto rubric = annex("rugao-service-institution");
    struct Case {
        Texts fields;
        Status status;
    };
    const std::vector<Case> cases{
        {{{"institution_type", "金融机构"}, {"finance_products", "yes"}}, Status::assessed},
        {{{"institution_type", "金融机构"}, {"finance_products", "n/a"}}, Status::not_eligible},
        {{{"institution_type", "其他"}, {"finance_products", "no"}}, Status::assessed},
        {{{"institution_type", "其他"}, {"stable_users", "no"}}, Status::not_eligible},
        {{{"institution_type", "双创载体"}, {"rules_complete", "no"}}, Status::not_eligible},
        {{{"institution_type", "双创载体"}, {"stable_users", "no"}}, Status::assessed},
        {{{"institution_type", "其他"}, {"legal_person", "no"}}, Status::assessed},
        {{{"institution_type", "其他"}, {"registered", "no"}}, Status::not_eligible},
    };
    for (const Case& item : cases)
        CHECK(score(*rubric, filled(*rubric, item.fields, {})).status == item.status);
}

TEST_CASE("Qinhuangdao: the number verified on site decides the veto, the level the consequences") {
    const auto rubric = annex("qinhuangdao-makerspace");
    struct Case {
        std::string stated;
        std::string verified;
        std::string level;
        std::size_t vetoes;
    };
    const std::vector<Case> cases{{"10", "", "市级", 0},
                                  {"9", "", "市级", 1},
                                  {"9", "10", "市级", 0},
                                  {"12", "9", "省级", 1}};
    for (const Case& item : cases) {
        auto input = filled(*rubric, {{"tech_tenants", item.stated}, {"level", item.level}}, {});
        if (!item.verified.empty()) input.bureau.facts["tech_tenants_on_site"] = n(item.verified);
        CHECK(score(*rubric, input).vetoes.size() == item.vetoes);
    }
    for (const auto& [level, expected] : Texts{{"市级", "revocation"}, {"省级", ""}}) {
        SubjectInput absent = form(*rubric);
        absent.absent = true;
        absent.roster["level"] = level;
        CHECK(consequences(*rubric, score(*rubric, absent)) == expected);
    }
}

TEST_CASE("Cangzhou: a centre takes part from its second year after recognition") {
    const auto rubric = annex("cangzhou-innovation-center");
    CHECK(score(*rubric, form(*rubric, {{"recognised_year", "2024"}})).status == Status::pending);
    CHECK(score(*rubric, form(*rubric, {{"recognised_year", "2025"}})).status == Status::exempt);
}
