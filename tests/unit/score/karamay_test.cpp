#include <doctest/doctest.h>

#include <algorithm>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

const Rubric& karamay() { return shipped("karamay-resident-institution"); }

// Full marks without bonus: 60 + 5 + 5 + 10 + 10 + 5 + 5.
SubjectInput full_form(const Texts& changes = {}) {
    Texts fields{{"org_name", "北疆服务中心"}, {"settled_on", "2024-03-01"},
                 {"has_service_rules", "yes"}, {"has_internal_rules", "yes"},
                 {"professionals", "5"},       {"truth_pledge", "yes"}};
    for (const auto& [id, text] : changes) fields[id] = text;
    SubjectInput input = form(karamay(), fields);
    add_row(karamay(), input, "agreement_tasks",
            {{"task", "服务企业"}, {"target", "10"}, {"actual", "10"}});
    add_row(karamay(), input, "projects",
            {{"project", "A"},
             {"registration_no", "2025-1"},
             {"registered_on", "2025-05-01"},
             {"amount", "200"}});
    input.bureau.judged = {{"management_rules", n("5")},
                           {"reporting", n("10")},
                           {"assigned_tasks", n("5")},
                           {"activities", n("5")}};
    return input;
}

SubjectInput with_total(const char* management) {
    SubjectInput input = full_form();
    input.bureau.judged["management_rules"] = n(management);
    return input;
}

void clear(SubjectInput& input, const std::string& list) {
    input.submission
        .lists[static_cast<std::size_t>(karamay().list(list) - karamay().lists.data())] = {};
}

}  // namespace

TEST_CASE("Karamay: a full form") {
    const Scorecard card = score(karamay(), full_form());
    CHECK(card.status == Status::assessed);
    CHECK(shown(card.raw_total) == "100");
    CHECK(shown(card.total) == "100");
    CHECK(card.grade == "excellent");
    CHECK(card.rank == 1);
    CHECK(consequences(karamay(), card) == "reward");
    CHECK(shown(card.sections[0]) == "60");
    CHECK(shown(card.sections[1]) == "10");
    CHECK(shown(card.sections[2]) == "10");
    CHECK(shown(card.sections[3]) == "20");
    CHECK(working_of(karamay(), card, "violations").maximum == std::nullopt);
    CHECK(points(karamay(), card, "violations") == "0");
    CHECK(card.pending.empty());
}

TEST_CASE("Karamay: professionals, every bound") {
    struct Case {
        const char* given;
        const char* points;
    };
    for (const Case& c : {Case{"0", "1"},
                          {"1", "1"},
                          {"2", "1"},
                          {"3", "3"},
                          {"4", "3"},
                          {"5", "5"},
                          {"500", "5"},
                          {"", "0"}}) {
        CAPTURE(c.given);
        CHECK(points(karamay(), score(karamay(), full_form({{"professionals", c.given}})),
                     "professionals") == c.points);
    }
}

TEST_CASE("Karamay: technology transfer, every bound") {
    struct Case {
        std::vector<const char*> amounts;
        const char* points;
    };
    const Case cases[] = {{{}, "0"},
                          {{"0"}, "0"},
                          {{"0.000001"}, "5"},
                          {{"99.999999"}, "5"},
                          {{"100"}, "7"},
                          {{"199.99"}, "7"},
                          {{"200"}, "10"},
                          {{"99.9", "100.1"}, "10"},
                          {{"0.1", "0.2", "99.7"}, "7"},
                          {{"33.33", "33.33", "33.34"}, "7"}};
    for (const Case& c : cases) {
        SubjectInput input = full_form();
        clear(input, "projects");
        for (std::size_t i = 0; i < c.amounts.size(); ++i)
            add_row(karamay(), input, "projects",
                    {{"registration_no", "R" + std::to_string(i)},
                     {"registered_on", "2025-12-31"},
                     {"amount", c.amounts[i]}});
        CAPTURE(c.amounts.size());
        CHECK(points(karamay(), score(karamay(), input), "technology_transfer") == c.points);
    }
}

TEST_CASE("Karamay: one registration counts once, and only in its year") {
    SubjectInput input = full_form();
    clear(input, "projects");
    const auto project = [&](const char* number, const char* day, const char* amount) {
        add_row(karamay(), input, "projects",
                {{"registration_no", number}, {"registered_on", day}, {"amount", amount}});
    };
    project("R1", "2025-01-01", "100");
    project(" r1", "2025-01-02", "100");  // r1 is not R1: case stays
    project("Ｒ1", "2025-01-03", "500");  // full width is
    project("R2", "2024-12-31", "500");
    const Scorecard card = score(karamay(), input);
    CHECK(shown(working_of(karamay(), card, "technology_transfer").measure) == "200");
    CHECK(count(card, "duplicate-row") == 1);
    CHECK(count(card, "outside-period") == 1);
}

TEST_CASE("Karamay: agreed tasks") {
    struct Task {
        const char* target;
        const char* actual;
        const char* weight;
    };
    struct Case {
        const char* name;
        std::vector<Task> tasks;
        const char* points;
    };
    const Case cases[] = {
        {"done", {{"10", "10", ""}}, "60"},
        {"half", {{"10", "5", ""}}, "30"},
        {"a surplus fulfils nothing else", {{"10", "20", ""}, {"10", "0", ""}}, "30"},
        {"a third", {{"3", "1", ""}}, "20"},
        {"sevenths", {{"7", "1", ""}}, "8.5714"},
        {"weights", {{"10", "10", "3"}, {"10", "0", "1"}}, "45"},
        {"a blank weight is 1", {{"10", "10", "3"}, {"10", "0", ""}}, "45"},
        {"weights of a third", {{"1", "1", "1"}, {"1", "0", "2"}}, "20"},
        {"nothing done", {{"10", "0", ""}}, "0"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        SubjectInput input = full_form();
        clear(input, "agreement_tasks");
        for (const Task& task : c.tasks)
            add_row(karamay(), input, "agreement_tasks",
                    {{"target", task.target}, {"actual", task.actual}, {"weight", task.weight}});
        CHECK(points(karamay(), score(karamay(), input), "agreement_completion") == c.points);
    }
}

TEST_CASE("Karamay: bonus, deduction and the bounds of the total") {
    struct Case {
        int landed;
        const char* violations;
        const char* bonus;
        const char* deduction;
        const char* raw;
        const char* total;
    };
    const Case cases[] = {{0, "", "0", "0", "98", "98"},    {1, "0", "2", "0", "100", "100"},
                          {5, "", "10", "0", "108", "100"}, {6, "", "10", "0", "108", "100"},
                          {5, "1", "10", "10", "98", "98"}, {0, "10", "0", "100", "-2", "0"}};
    for (const Case& c : cases) {
        CAPTURE(c.landed);
        SubjectInput input = with_total("3");
        for (int i = 0; i < c.landed; ++i)
            add_row(karamay(), input, "landed_projects",
                    {{"project", "P" + std::to_string(i)}, {"landed_on", "2025-06-06"}});
        if (*c.violations != '\0') input.bureau.facts["violations"] = n(c.violations);
        const Scorecard card = score(karamay(), input);
        CHECK(shown(card.bonus) == c.bonus);
        CHECK(shown(card.deduction) == c.deduction);
        CHECK(shown(card.raw_total) == c.raw);
        CHECK(shown(card.total) == c.total);
    }
}

TEST_CASE("Karamay: judgement keeps a result pending, blank facts do not") {
    SubjectInput input = full_form();
    input.bureau.judged.erase("reporting");
    input.bureau.judged["activities"] = n("5.5");
    const Scorecard card = score(karamay(), input);
    CHECK(card.status == Status::pending);
    CHECK(card.pending == std::vector<std::string>{"reporting", "activities"});
    CHECK(has(card, "judged-out-of-range"));
    CHECK(shown(card.raw_total) == "85");
    CHECK(card.grade.empty());
    CHECK(shown(card.sections[3]) == "-");
}

TEST_CASE("Karamay: grades and what follows") {
    struct Case {
        const char* completion;  // of 60
        const char* grade;
        const char* previous;
        const char* consequences;
    };
    const Case cases[] = {{"45", "excellent", "", "reward"},
                          {"44.9999", "good", "", "reward"},
                          {"30", "good", "", "reward"},
                          {"29.9999", "pass", "", ""},
                          {"20", "pass", "fail", ""},
                          {"19.9999", "fail", "pass", "rectification"},
                          {"0", "fail", "fail", "rectification removal"}};
    for (const Case& c : cases) {
        CAPTURE(c.completion);
        SubjectInput input = full_form();
        input.bureau.adjusted["agreement_completion"] = {n(c.completion), "复核", ""};
        if (*c.previous != '\0') input.previous = {{2024, c.previous}};
        const Scorecard card = score(karamay(), input);
        CHECK(card.grade == c.grade);
        CHECK(consequences(karamay(), card) == c.consequences);
    }
}

TEST_CASE("Karamay: any flag of Article 14 removes and withholds the reward, the score stands") {
    for (const char* flag : {"unlawful", "false_material", "safety_accident"}) {
        SubjectInput input = full_form();
        input.bureau.facts[flag] = true;
        const Scorecard card = score(karamay(), input);
        CHECK(consequences(karamay(), card) == "removal");
        CHECK(shown(card.total) == "100");
        CHECK(card.grade == "excellent");
        CHECK(card.rank == 1);
        CHECK(count(card, "consequence-withheld") == 1);
    }
}

TEST_CASE("Karamay: settled after 1 July is exempt") {
    struct Case {
        const char* day;
        Status status;
    };
    for (const Case& c : {Case{"2025-07-01", Status::assessed},
                          {"2025-07-02", Status::exempt},
                          {"2025-12-31", Status::exempt},
                          {"1999-01-01", Status::assessed}}) {
        CAPTURE(c.day);
        CHECK(score(karamay(), full_form({{"settled_on", c.day}})).status == c.status);
    }
    SubjectInput late = full_form({{"settled_on", "2026-01-01"}});
    late.findings.push_back({Severity::error,
                             FindingCode::read("after-period"),
                             "settled_on",
                             "",
                             {}});  // as validation finds it
    CHECK(score(karamay(), late).status == Status::returned);
}

TEST_CASE("Karamay: a whole round") {
    std::vector<SubjectInput> inputs;
    for (const char* management : {"5", "4", "4", "0"}) inputs.push_back(with_total(management));
    inputs.push_back(full_form({{"settled_on", "2025-10-01"}}));
    inputs.push_back(full_form());
    inputs.back().bureau.judged.clear();
    std::string line;
    for (const Scorecard& card : score_all(karamay(), inputs))
        line += shown(card.total) + ":" + (card.rank ? std::to_string(*card.rank) : "-") + " ";
    CHECK(line == "100:1 99:2 99:2 95:4 -:- -:- ");
}

TEST_CASE("Karamay: outside its validity") {
    RoundContext context = calendar_round(karamay(), 2024);
    CHECK(has(score_round(karamay(), context, {full_form()}).front(), "outside-validity"));
    CHECK_FALSE(has(score(karamay(), full_form()), "outside-validity"));
}
