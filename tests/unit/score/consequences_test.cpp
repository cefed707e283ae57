#include <doctest/doctest.h>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

Consequence consequence(const std::string& id, std::vector<std::string> grades) {
    Consequence made;
    made.id = id;
    made.grades = std::move(grades);
    made.text = same(id);
    made.article = "Article 13";
    return made;
}

// reward for excellent unless a flag, rectification for fail, removal for fail twice or a flag,
// revocation for fail or absence at city level.
Rubric consequence_rubric() {
    Rubric rubric = plain_rubric();
    rubric.fields.push_back(field("level", ValueType::choice));
    rubric.facts = {fact("unlawful")};
    rubric.consequences = {consequence("reward", {"excellent"}),
                           consequence("rectification", {"fail"}), consequence("removal", {"fail"}),
                           consequence("clawback", {}), consequence("revocation", {"fail"})};
    rubric.consequences[0].unless = expression(rubric, "unlawful");
    rubric.consequences[2].repeated_years = 2;
    rubric.consequences[3].when = expression(rubric, "unlawful");
    rubric.consequences[4].absent = true;
    rubric.consequences[4].when = expression(rubric, "level=\"city\"");
    rubric.consequences[4].otherwise = same("report above");
    return rubric;
}

}  // namespace

TEST_CASE("consequences follow the grade, the flags and absence") {
    struct Case {
        const char* name;
        const char* x;
        const char* level;
        bool unlawful;
        const char* consequences;
    };
    const Case cases[] = {
        {"excellent", "90", "city", false, "reward"},
        {"excellent, flagged", "90", "city", true, "clawback"},
        {"good", "75", "city", false, ""},
        {"fail, province", "10", "province", false, "rectification"},
        {"fail, city", "10", "city", false, "rectification revocation"},
        {"fail, level missing", "10", "", false, "rectification"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const Rubric rubric = consequence_rubric();
        SubjectInput input = form(rubric, {{"x", c.x}, {"level", c.level}});
        if (c.unlawful) input.bureau.facts["unlawful"] = true;
        const Scorecard card = score(rubric, input);
        CHECK(consequences(rubric, card) == c.consequences);
        CHECK(has(card, "consequence-withheld") == (c.unlawful && std::string(c.x) == "90"));
    }
}

TEST_CASE(
    "only an assessed subject has consequences of a grade; those of a flag stand in every status") {
    const Rubric rubric = consequence_rubric();
    SubjectInput input = form(rubric, {{"x", "10"}, {"level", "city"}});
    input.bureau.facts["unlawful"] = true;
    const auto with = [&](auto change) {
        SubjectInput changed = input;
        change(changed);
        return consequences(rubric, score(rubric, changed));
    };
    CHECK(with([](SubjectInput&) {}) == "rectification clawback revocation");
    CHECK(with([](SubjectInput& i) {
              i.findings.push_back({Severity::error, "negative", "x", "", {}});
          }) == "clawback");
    CHECK(with([](SubjectInput& i) { i.duplicate = true; }) == "clawback");
    CHECK(with([](SubjectInput& i) { i.excused = true; }) == "clawback");
}

TEST_CASE("the absent: by the roster's level, and not when excused") {
    const Rubric rubric = consequence_rubric();
    SubjectInput input;
    input.absent = true;
    CHECK(consequences(rubric, score(rubric, input)) == "");
    input.roster["level"] = std::string("province");
    CHECK(consequences(rubric, score(rubric, input)) == "");
    input.roster["level"] = std::string("city");
    CHECK(consequences(rubric, score(rubric, input)) == "revocation");
    input.excused = true;
    CHECK(consequences(rubric, score(rubric, input)) == "");
}

TEST_CASE("a consequence that does not apply here, and one that nobody can tell, are said") {
    const Rubric rubric = consequence_rubric();
    struct Case {
        const char* x;
        const char* level;
        const char* code;
    };
    for (const Case& c : {Case{"10", "city", ""},
                          {"10", "province", "consequence-not-here"},
                          {"10", "", "consequence-undecided"},
                          {"90", "province", ""}}) {
        CAPTURE(c.level);
        const Scorecard card = score(rubric, form(rubric, {{"x", c.x}, {"level", c.level}}));
        for (const char* code : {"consequence-not-here", "consequence-undecided"})
            CHECK(has(card, code) == (std::string(c.code) == code));
        if (*c.code != '\0') CHECK(argument(*find(card, c.code), "otherwise") == "report above");
    }
    SubjectInput input;
    input.absent = true;
    CHECK(has(score(rubric, input), "consequence-undecided"));
    input.roster["level"] = std::string("province");
    CHECK(has(score(rubric, input), "consequence-not-here"));
    input.excused = true;
    CHECK_FALSE(has(score(rubric, input), "consequence-not-here"));
}

TEST_CASE(
    "shipped: makerspaces above the city are reported, unknown duties to take part are said") {
    const Rubric& city = shipped("qinhuangdao-makerspace");
    SubjectInput input;
    input.absent = true;
    input.roster["recognised_on"] = d("2020-01-01");
    input.roster["level"] = std::string("省级");
    Scorecard card = score(city, input);
    CHECK(consequences(city, card) == "");
    CHECK(has(card, "consequence-not-here"));
    CHECK_FALSE(has(card, "exemption-unknown"));
    const Rubric& centre = shipped("cangzhou-innovation-center");
    input.roster.clear();
    card = score(centre, input);
    CHECK(consequences(centre, card) == "revocation");
    CHECK(has(card, "exemption-unknown"));
    input.roster["recognised_year"] = n("2020");
    CHECK_FALSE(has(score(centre, input), "exemption-unknown"));
}

TEST_CASE("two consecutive years; a missing year breaks the row and is flagged") {
    struct Case {
        const char* name;
        std::vector<PreviousResult> previous;
        bool removed;
        bool flagged;
    };
    const Case cases[] = {
        {"failed the year before", {{2024, "fail"}}, true, false},
        {"passed the year before", {{2024, "pass"}}, false, false},
        {"no grade the year before", {{2024, ""}}, false, false},
        {"nothing known", {}, false, true},
        {"a year missing", {{2023, "fail"}}, false, true},
        {"this year's own result is no earlier one", {{2025, "fail"}}, false, true},
        {"among several", {{2023, "good"}, {2024, "fail"}}, true, false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const Rubric rubric = consequence_rubric();
        SubjectInput input = form(rubric, {{"x", "10"}, {"level", ""}});
        input.previous = c.previous;
        const Scorecard card = score(rubric, input);
        CHECK(consequences(rubric, card) ==
              (c.removed ? "rectification removal" : "rectification"));
        CHECK(has(card, "history-missing-year") == c.flagged);
        if (c.flagged) CHECK(argument(*find(card, "history-missing-year"), "year") == "2024");
    }
    const Rubric rubric = consequence_rubric();
    CHECK_FALSE(
        has(score(rubric, form(rubric, {{"x", "90"}})), "history-missing-year"));  // nobody asks
}

TEST_CASE("three years in a row") {
    Rubric rubric = consequence_rubric();
    rubric.consequences[2].repeated_years = 3;
    SubjectInput input = form(rubric, {{"x", "10"}});
    input.previous = {{2024, "fail"}, {2023, "fail"}};
    CHECK(consequences(rubric, score(rubric, input)) == "rectification removal");
    input.previous = {{2024, "fail"}};
    const Scorecard card = score(rubric, input);
    CHECK(consequences(rubric, card) == "rectification");
    CHECK(argument(*find(card, "history-missing-year"), "year") == "2023");
}

TEST_CASE("consequences follow the bureau's decided grade") {
    const Rubric rubric = consequence_rubric();
    SubjectInput input = form(rubric, {{"x", "10"}});
    input.bureau.grade = "excellent";
    input.bureau.grade_reason = "objection upheld";
    CHECK(consequences(rubric, score(rubric, input)) == "reward");
}

TEST_CASE("the regulation's validity") {
    struct Case {
        std::optional<Date> from, to;
        const char* as_of;
        bool flagged;
    };
    const Case cases[] = {
        {d("2025-06-01"), d("2027-11-01"), "2025-12-31", false},
        {d("2025-06-01"), d("2027-11-01"), "2025-06-01", false},
        {d("2025-06-01"), d("2027-11-01"), "2025-05-31", true},
        {d("2025-06-01"), d("2027-11-01"), "2027-11-01", false},
        {d("2025-06-01"), d("2027-11-01"), "2027-11-02", true},
        {d("2023-01-17"), std::nullopt, "2099-01-01", false},
        {std::nullopt, std::nullopt, "1999-01-01", false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.as_of);
        Rubric rubric = consequence_rubric();
        rubric.regulation.in_force_from = c.from;
        rubric.regulation.in_force_to = c.to;
        take_profiles(rubric);
        RoundContext context = calendar_round(rubric, 2025);
        context.as_of = d(c.as_of);
        const auto cards =
            score_round(rubric, context, {form(rubric, {{"x", "90"}}), form(rubric)});
        for (const Scorecard& card : cards) CHECK(has(card, "outside-validity") == c.flagged);
    }
}
