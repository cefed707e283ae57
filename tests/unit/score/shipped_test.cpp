#include <doctest/doctest.h>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

const Rubric& hefei() { return shipped("hefei-innovation-alliance"); }
const Rubric& qinhuangdao() { return shipped("qinhuangdao-makerspace"); }
const Rubric& cangzhou() { return shipped("cangzhou-innovation-center"); }

std::vector<ExpertMark> marks(std::initializer_list<const char*> texts) {
    std::vector<ExpertMark> made;
    for (const char* text : texts) {
        made.push_back({});
        made.back().expert = "expert " + std::to_string(made.size());
        if (*text != '\0') made.back().points = n(text);
    }
    return made;
}

// Every expert gives every item its full points.
void full_marks(const Rubric& rubric, SubjectInput& input, int experts) {
    for (const Indicator& indicator : rubric.indicators)
        for (const ExpertItem& item : indicator.expert_items) {
            auto& panel = input.bureau.experts[item.id];
            for (int i = 0; i < experts; ++i) {
                panel.push_back({});
                panel.back().expert = "expert " + std::to_string(i);
                panel.back().points = item.points;
            }
        }
}

Texts months(const char* items) {
    Texts fields;
    for (int month = 1; month <= 12; ++month)
        fields["monthly_items_" + std::string(month < 10 ? "0" : "") + std::to_string(month)] =
            items;
    return fields;
}

}  // namespace

TEST_CASE(
    "Hefei: planning is 0 at once without a document, and waits for the bureau with all of them") {
    struct Case {
        const char* last;
        std::optional<bool> implemented;
        const char* points;
        Basis basis;
    };
    const Case cases[] = {{"no", std::nullopt, "0", Basis::computed},
                          {"no", true, "0", Basis::computed},
                          {"yes", std::nullopt, "-", Basis::pending},
                          {"yes", true, "5", Basis::judged},
                          {"yes", false, "0", Basis::judged}};
    for (const Case& c : cases) {
        SubjectInput input = form(hefei(), {{"plan_half", "yes"},
                                            {"plan_year", "yes"},
                                            {"summary_half", "yes"},
                                            {"summary_year", c.last}});
        if (c.implemented) input.bureau.facts["well_implemented"] = *c.implemented;
        const Scorecard card = score(hefei(), input);
        CHECK(points(hefei(), card, "planning") == c.points);
        CHECK(of(hefei(), card, "planning").basis == c.basis);
    }
}

TEST_CASE("Hefei: organisation needs an office and staff together") {
    struct Case {
        const char* office;
        const char* staff;
        int meetings;
        const char* points;
    };
    for (const Case& c : {Case{"yes", "1", 0, "2"},
                          {"yes", "0", 0, "0"},
                          {"no", "3", 0, "0"},
                          {"yes", "1", 1, "2"},
                          {"yes", "1", 2, "4"}}) {
        SubjectInput input = form(hefei(), {{"has_office", c.office}, {"fulltime_staff", c.staff}});
        for (int i = 0; i < c.meetings; ++i)
            add_row(hefei(), input, "council_meetings",
                    {{"held_on", "2025-0" + std::to_string(i + 1) + "-01"}});
        CHECK(points(hefei(), score(hefei(), input), "organisation") == c.points);
    }
}

TEST_CASE("Hefei: influence, every bound of new members and the twelve months") {
    struct Case {
        const char* members;
        const char* items;
        int activities;
        const char* points;
    };
    for (const Case& c : {Case{"0", "0", 0, "0"},
                          {"1", "0", 0, "1"},
                          {"5", "0", 0, "1"},
                          {"6", "0", 0, "2"},
                          {"10", "0", 0, "2"},
                          {"11", "0", 0, "3"},
                          {"0", "4", 0, "2"},
                          {"0", "3", 0, "0"},
                          {"11", "4", 3, "8"},
                          {"11", "4", 4, "8"}}) {
        CAPTURE(c.members);
        CAPTURE(c.items);
        Texts fields = months(c.items);
        fields["new_members"] = c.members;
        SubjectInput input = form(hefei(), fields);
        for (int i = 0; i < c.activities; ++i)
            add_row(hefei(), input, "bureau_activities",
                    {{"name", "A" + std::to_string(i)}, {"held_on", "2025-03-03"}});
        CHECK(points(hefei(), score(hefei(), input), "influence") == c.points);
    }
    Texts fields = months("9");
    fields["new_members"] = "0";
    fields["monthly_items_07"] = "3";
    CHECK(points(hefei(), score(hefei(), form(hefei(), fields)), "influence") == "0");
}

TEST_CASE("Hefei: the white paper is 0 when there is none, else the sum of the experts' means") {
    SubjectInput input = form(hefei(), {{"whitepaper_published", "no"}});
    CHECK(points(hefei(), score(hefei(), input), "whitepaper") == "0");
    CHECK(of(hefei(), score(hefei(), input), "whitepaper").basis == Basis::computed);
    input = form(hefei(), {{"whitepaper_published", "yes"}});
    CHECK(points(hefei(), score(hefei(), input), "whitepaper") == "-");
    for (const char* item : {"wp_status", "wp_problems", "wp_measures"})
        input.bureau.experts[item] = marks({"2.5", "2", "2"});
    input.bureau.experts["wp_results"] = marks({"1", "", "2.6"});
    const Scorecard card = score(hefei(), input);
    CHECK(points(hefei(), card, "whitepaper") == "7.5");  // 3 * 2.1666... + 1
    CHECK(of(hefei(), card, "whitepaper").basis == Basis::experts);
    CHECK(count(card, "expert-out-of-range") == 1);
}

TEST_CASE("Hefei: item caps, and a bonus without one") {
    SubjectInput input = form(hefei());
    for (int i = 0; i < 11; ++i) {
        const std::string name = "E" + std::to_string(i);
        add_row(hefei(), input, "cooperation", {{"name", name}, {"held_on", "2025-04-04"}});
        add_row(hefei(), input, "city_events",
                {{"name", name}, {"held_on", "2025-04-04"}, {"in_hefei", i < 9 ? "yes" : "no"}});
    }
    const Scorecard card = score(hefei(), input);
    CHECK(points(hefei(), card, "cooperation") == "10");
    CHECK(points(hefei(), card, "bonus_events") == "45");
    CHECK(shown(card.bonus) == "45");
    CHECK(working_of(hefei(), card, "bonus_events").maximum == std::nullopt);
}

TEST_CASE("Qinhuangdao: three experts at least, the sample plan's proportions, ratios over 100") {
    const Texts fields{{"site_area", "500"},   {"teams", "10"},       {"firms", "10"},
                       {"service_staff", "3"}, {"employees", "5"},    {"trained_staff", "1"},
                       {"mentors", "40"},      {"investors", "2"},    {"new_tenants", "0"},
                       {"tenants_year", "0"},  {"tech_tenants", "10"}};
    SubjectInput input = form(qinhuangdao(), fields);
    full_marks(qinhuangdao(), input, 2);
    Scorecard card = score(qinhuangdao(), input);
    CHECK(card.status == Status::pending);
    CHECK(points(qinhuangdao(), card, "site_area") == "1.5");
    CHECK(points(qinhuangdao(), card, "staff_ratio") == "3");
    CHECK(points(qinhuangdao(), card, "trained_ratio") == "1.3333");
    CHECK(points(qinhuangdao(), card, "mentor_ratio") == "5");
    CHECK(shown(working_of(qinhuangdao(), card, "mentor_ratio").measure) == "200");
    CHECK(points(qinhuangdao(), card, "investors") == "3.3333");
    CHECK(points(qinhuangdao(), card, "employment") == "-");
    CHECK(of(qinhuangdao(), card, "new_ratio").basis == Basis::not_computable);
    CHECK(points(qinhuangdao(), card, "events") == "0");
    CHECK(working_of(qinhuangdao(), card, "events").no_claim);

    input = form(qinhuangdao(), fields);
    full_marks(qinhuangdao(), input, 3);
    card = score(qinhuangdao(), input);
    CHECK(points(qinhuangdao(), card, "employment") == "6");
    CHECK(card.pending == std::vector<std::string>{"new_ratio"});
    input.bureau.adjusted["new_ratio"] = {n("0"), "年内无在驻单位", ""};
    CHECK(score(qinhuangdao(), input).status == Status::assessed);
}

TEST_CASE("Qinhuangdao: bad credit caps, a veto fails, both leave the points") {
    struct Case {
        std::vector<const char*> flags;
        const char* grade;
    };
    for (const Case& c : {Case{{}, "excellent"},
                          {{"credit_problem"}, "pass"},
                          {{"bad_inspection"}, "fail"},
                          {{"credit_problem", "fraud"}, "fail"}}) {
        SubjectInput input = form(qinhuangdao(), {{"tech_tenants", "10"}, {"level", "市级"}});
        for (const Indicator& indicator : qinhuangdao().indicators)
            input.bureau.adjusted[indicator.id] = {indicator.points->rounded(4), "评审会议", ""};
        for (const char* flag : c.flags) input.bureau.facts[flag] = true;
        const Scorecard card = score(qinhuangdao(), input);
        CHECK(card.grade == c.grade);
        CHECK(shown(card.total) == "100");
        CHECK(card.grade_by_total == "excellent");
    }
}

TEST_CASE("Cangzhou: the experts' points are the points; facts and flags leave them alone") {
    SubjectInput input = form(cangzhou(), {{"recognised_year", "2020"},
                                           {"results_total_y1", "0"},
                                           {"results_total_y2", "0"},
                                           {"results_total_y3", "0"},
                                           {"results_transferred_y1", "0"},
                                           {"results_transferred_y2", "0"},
                                           {"results_transferred_y3", "0"}});
    full_marks(cangzhou(), input, 1);
    input.bureau.experts["papers"] = marks({"2", "1", "1"});
    Scorecard card = score(cangzhou(), input);
    CHECK(card.status == Status::assessed);
    CHECK(points(cangzhou(), card, "papers") == "1.3333");
    CHECK(shown(card.total) == "98.3333");
    CHECK(card.grade == "excellent");
    CHECK_FALSE(working_of(cangzhou(), card, "transfer").measure);  // 0 of 0 results
    CHECK(points(cangzhou(), card, "transfer") == "5");
    CHECK(consequences(cangzhou(), card) == "priority reward");

    input.bureau.facts["fraud"] = true;
    card = score(cangzhou(), input);
    CHECK(card.grade == "excellent");
    CHECK(consequences(cangzhou(), card).find("revocation") != std::string::npos);
}

TEST_CASE("Cangzhou: who must take part and does not is revoked; who need not is exempt") {
    SubjectInput absent;
    absent.absent = true;
    absent.roster["recognised_year"] = n("2024");
    Scorecard card = score(cangzhou(), absent);
    CHECK(card.status == Status::absent);
    CHECK(consequences(cangzhou(), card) == "revocation");
    absent.roster["recognised_year"] = n("2025");
    card = score(cangzhou(), absent);
    CHECK(card.status == Status::exempt);
    CHECK(consequences(cangzhou(), card).empty());
}
