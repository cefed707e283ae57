#include <doctest/doctest.h>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

// One indicator `x` of 10 points over the optional numbers a and b, the yes/no c and the bureau's
// facts.
Rubric rule_rubric(std::string_view rule, std::string_view measure = {}) {
    Rubric rubric = plain_rubric();
    rubric.fields = {field("a"), field("b"), field("c", ValueType::yes_no),
                     field("day", ValueType::date)};
    rubric.facts = {fact("count", ValueType::count),
                    fact("agreed", ValueType::yes_no, BlankFact::pending),
                    fact("inspected", ValueType::count, BlankFact::missing), fact("bad")};
    rubric.indicators[0].points = n("10");
    rubric.indicators[0].judged = JudgedRange{n("0"), n("10"), std::nullopt, {}};
    rubric.indicators[0].expert_items = {{"e", same("e"), n("10")}};
    if (!measure.empty()) rubric.indicators[0].measure = expression(rubric, measure);
    rubric.indicators[0].rule = expression(rubric, rule);
    return rubric;
}

}  // namespace

TEST_CASE("points are held to the maximum and rounded once, half away from zero") {
    struct Case {
        const char* rule;
        const char* a;
        const char* points;
    };
    const Case cases[] = {
        {"a", "9.9999", "9.9999"},   {"a", "10", "10"},
        {"a", "10.00001", "10"},     {"a", "-3", "0"},
        {"a/3", "1", "0.3333"},      {"a/3", "2", "0.6667"},
        {"a", "0.00005", "0.0001"},  {"a", "0.00004999", "0"},
        {"a/3+a/3+a/3", "1", "1"},   {"points*a", "0.12345", "1.2345"},
        {"60*a/7", "0.1", "0.8571"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rule);
        CAPTURE(c.a);
        const Rubric rubric = rule_rubric(c.rule);
        CHECK(points(rubric, score(rubric, form(rubric, {{"a", c.a}})), "x") == c.points);
    }
}

TEST_CASE("given, zero, missing and not applicable are four things") {
    struct Case {
        const char* name;
        const char* rule;
        Texts fields;
        const char* points;
        Basis basis;
        bool no_claim;
    };
    const Case cases[] = {
        {"given", "a+b", {{"a", "1"}, {"b", "2"}}, "3", Basis::computed, false},
        {"zero", "a+b", {{"a", "0"}, {"b", "0"}}, "0", Basis::computed, false},
        {"one missing", "a+b", {{"a", "1"}}, "0", Basis::computed, true},
        {"one missing in a branch not taken",
         "IF(c, a, b)",
         {{"c", "yes"}, {"a", "4"}},
         "0",
         Basis::computed,
         true},
        {"not applicable", "a+b", {{"a", "1"}, {"b", "n/a"}}, "0", Basis::not_applicable, false},
        {"missing hides not applicable", "a+b", {{"b", "n/a"}}, "0", Basis::computed, true},
        {"a missing yes/no is no", "IF(c, 5, 2)", {}, "2", Basis::computed, false},
        {"a missing date makes no claim", "day - DATE(2025,1,1)", {}, "0", Basis::computed, true},
        {"denominator 0", "a/b", {{"a", "1"}, {"b", "0"}}, "-", Basis::not_computable, false},
        {"denominator 0 not asked for",
         "IF(b=0, 1, a/b)",
         {{"a", "1"}, {"b", "0"}},
         "1",
         Basis::computed,
         false},
        {"a comparison is 1 or 0", "a>b", {{"a", "2"}, {"b", "1"}}, "1", Basis::computed, false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const Rubric rubric = rule_rubric(c.rule);
        const Scorecard card = score(rubric, form(rubric, c.fields));
        const IndicatorScore& x = of(rubric, card, "x");
        CHECK(points(rubric, card, "x") == c.points);
        CHECK(x.basis == c.basis);
        CHECK(working_of(rubric, card, "x").no_claim == c.no_claim);
        CHECK((card.status == Status::assessed) == (c.basis != Basis::not_computable));
        CHECK(has(card, "not-computable") == (c.basis == Basis::not_computable));
    }
}

TEST_CASE("a rule that needs its measure makes no claim without one") {
    struct Case {
        const char* rule;
        const char* measure;
        Texts fields;
        const char* points;
        Basis basis;
        bool no_claim;
        bool measure_absent;
    };
    // A comparison with nothing is FALSE: the last branch would give all points.
    const Case cases[] = {
        {"IF(measure<5, 0, 10)", "MONTH(day)", {}, "0", Basis::computed, true, true},
        {"IF(measure<5, 0, 10)",
         "MONTH(day)",
         {{"day", "n/a"}},
         "0",
         Basis::not_applicable,
         false,
         true},
        {"IF(measure<5, 0, 10)", "inspected", {}, "0", Basis::computed, true, true},
        {"IF(measure<5, 0, 10)",
         "MONTH(day)",
         {{"day", "2025-06-01"}},
         "10",
         Basis::computed,
         false,
         false},
        {"IF(measure<5, 0, 10) + IF(agreed, 1, 0)",
         "inspected",
         {},
         "-",
         Basis::pending,
         false,
         true},
        {"IF(c, measure, 7)", "inspected", {}, "7", Basis::computed, false, true},
        {"IF(c, measure, 7)", "a/b", {{"a", "1"}, {"b", "0"}}, "7", Basis::computed, false, false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rule);
        CAPTURE(c.measure);
        const Rubric rubric = rule_rubric(c.rule, c.measure);
        const Scorecard card = score(rubric, form(rubric, c.fields));
        CHECK(points(rubric, card, "x") == c.points);
        CHECK(of(rubric, card, "x").basis == c.basis);
        CHECK(working_of(rubric, card, "x").no_claim == c.no_claim);
        CHECK(working_of(rubric, card, "x").measure_absent == c.measure_absent);
    }
}

TEST_CASE("a figure without value is reported where the points do not follow from it") {
    const Rubric rubric = rule_rubric("a+b", "a/b");
    const auto reported = [&](const char* b) {
        const Scorecard card = score(rubric, form(rubric, {{"a", "1"}, {"b", b}}));
        CHECK(of(rubric, card, "x").basis == Basis::computed);
        return has(card, "measure-not-computable");
    };
    CHECK(reported("0"));
    CHECK_FALSE(reported("2"));
}

TEST_CASE("no claim names the missing field, and is silent where the form is returned for it") {
    const Rubric rubric = rule_rubric("a+b", "a/b");
    SubjectInput input = form(rubric, {{"a", "1"}});
    Scorecard card = score(rubric, input);
    REQUIRE(count(card, "no-claim") == 1);
    CHECK(find(card, "no-claim")->field == "b");
    CHECK_FALSE(working_of(rubric, card, "x").measure);
    CHECK(shown(card.total) == "0");

    input.findings.push_back({Severity::error, "required-missing", "b", "form!F2", {}});
    card = score(rubric, input);
    CHECK_FALSE(has(card, "no-claim"));
    CHECK(card.status == Status::returned);
    CHECK(shown(card.total) == "-");
}

TEST_CASE("the measure is exact") {
    const Rubric rubric = rule_rubric("measure*3", "a/b");
    const Scorecard card = score(rubric, form(rubric, {{"a", "1"}, {"b", "3"}}));
    CHECK(working_of(rubric, card, "x").measure == Number(1) / Number(3));
    CHECK(points(rubric, card, "x") == "1");
}

TEST_CASE("facts of the bureau and what their blanks mean") {
    struct Case {
        const char* rule;
        std::map<std::string, Value> facts;
        const char* points;
        Basis basis;
    };
    const Case cases[] = {
        {"2*count", {}, "0", Basis::computed},
        {"2*count", {{"count", n("3")}}, "6", Basis::computed},
        {"IF(bad, 0, 4)", {}, "4", Basis::computed},
        {"IF(bad, 0, 4)", {{"bad", true}}, "0", Basis::computed},
        {"IF(agreed, 5, 0)", {}, "-", Basis::pending},
        {"IF(agreed, 5, 0)", {{"agreed", true}}, "5", Basis::judged},
        {"IF(agreed, 5, 0)", {{"agreed", false}}, "0", Basis::judged},
        {"IF(NOT(c), 0, IF(agreed, 5, 0))",
         {},
         "0",
         Basis::computed},  // settled before anybody judged
        {"IF(ISBLANK(inspected), 1, inspected)", {}, "1", Basis::computed},
        {"IF(ISBLANK(inspected), 1, inspected)", {{"inspected", n("9")}}, "9", Basis::computed},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rule);
        const Rubric rubric = rule_rubric(c.rule);
        SubjectInput input = form(rubric);
        input.bureau.facts = c.facts;
        const Scorecard card = score(rubric, input);
        CHECK(points(rubric, card, "x") == c.points);
        CHECK(of(rubric, card, "x").basis == c.basis);
        CHECK((card.status == Status::pending) == (c.basis == Basis::pending));
    }
}

TEST_CASE("a fact that nobody can tell is neither blank nor given") {
    for (const char* rule :
         {"2*count", "IF(bad, 0, 4)", "IF(agreed, 5, 0)", "IF(ISBLANK(inspected), 1, inspected)"}) {
        CAPTURE(rule);
        const Rubric rubric = rule_rubric(rule);
        SubjectInput input = form(rubric);
        input.bureau.undecided_facts = {"count", "bad", "agreed", "inspected"};
        const Scorecard card = score(rubric, input);
        CHECK(points(rubric, card, "x") == "-");
        CHECK(card.status == Status::pending);
        CHECK_FALSE(card.total);
    }
    const Rubric rubric = rule_rubric("3");
    SubjectInput input = form(rubric);
    input.bureau.undecided_facts = {"count"};  // shown only
    CHECK(score(rubric, input).status == Status::assessed);
}

TEST_CASE("judged points in range, step and bands") {
    const JudgedRange free{n("0"), n("10"), std::nullopt, {}};
    const JudgedRange steps{n("1"), n("10"), n("1.5"), {}};
    const JudgedRange bands{n("4"),
                            n("10"),
                            std::nullopt,
                            {{same("fair"), n("4"), n("6")}, {same("good"), n("7"), n("10")}}};
    struct Case {
        const JudgedRange& range;
        const char* judged;
        bool accepted;
    };
    const Case cases[] = {{free, "0", true},    {free, "10", true},    {free, "10.01", false},
                          {free, "-1", false},  {free, "3.25", true},  {steps, "1", true},
                          {steps, "4", true},   {steps, "2", false},   {steps, "0", false},
                          {bands, "6", true},   {bands, "6.5", false}, {bands, "7", true},
                          {bands, "3.9", false}};
    for (const Case& c : cases) {
        CAPTURE(c.judged);
        Rubric rubric = rule_rubric("judged");
        rubric.indicators[0].judged = c.range;
        SubjectInput input = form(rubric);
        input.bureau.judged["x"] = n(c.judged);
        const Scorecard card = score(rubric, input);
        CHECK(points(rubric, card, "x") == (c.accepted ? c.judged : "-"));
        CHECK(of(rubric, card, "x").basis == (c.accepted ? Basis::judged : Basis::pending));
        CHECK(has(card, "judged-out-of-range") == !c.accepted);
    }
}

TEST_CASE("missing facts never set a judgement to 0") {
    for (const char* rule : {"judged", "judged + 0*a", "e"}) {
        CAPTURE(rule);
        const Rubric rubric = rule_rubric(rule, "a/b");
        SubjectInput input = form(rubric);
        input.bureau.judged["x"] = n("6");
        input.bureau.experts["e"] = {{"Wang", false, true, n("6"), ""}};
        const Scorecard card = score(rubric, input);
        const bool needs_a = std::string(rule) == "judged + 0*a";
        CHECK(points(rubric, card, "x") == (needs_a ? "-" : "6"));
        CHECK(card.status == (needs_a ? Status::pending : Status::assessed));
        CHECK_FALSE(has(card, "no-claim"));
    }
}

TEST_CASE("pending results show what is known and nothing else") {
    Rubric rubric = rule_rubric("judged");
    rubric.indicators.push_back(indicator("y", "20"));
    rubric.indicators[1].rule = expression(rubric, "a");
    const Scorecard card = score(rubric, form(rubric, {{"a", "7"}}));
    CHECK(card.status == Status::pending);
    CHECK(card.pending == std::vector<std::string>{"x"});
    CHECK(shown(card.raw_total) == "7");
    CHECK(shown(card.sections[0]) == "-");
    CHECK(shown(card.total) == "-");
    CHECK(card.grade.empty());
    CHECK_FALSE(card.rank);
}

TEST_CASE("the bureau's adjustment") {
    struct Case {
        const char* name;
        const char* rule;
        const char* adjusted;
        const char* reason;
        const char* points;
        Basis basis;
        const char* finding;
    };
    const Case cases[] = {
        {"replaces computed points", "a", "8", "site visit", "8", Basis::adjusted, ""},
        {"to the bounds", "a", "0", "site visit", "0", Basis::adjusted, ""},
        {"to the maximum", "a", "10", "site visit", "10", Basis::adjusted, ""},
        {"rounded like points", "a", "3.33333", "site visit", "3.3333", Basis::adjusted, ""},
        {"no reason", "a", "8", "", "3", Basis::computed, "adjustment-without-reason"},
        {"above the maximum", "a", "10.0001", "site visit", "3", Basis::computed,
         "adjustment-out-of-range"},
        {"negative", "a", "-1", "site visit", "3", Basis::computed, "adjustment-out-of-range"},
        {"settles a pending one", "judged", "4", "site visit", "4", Basis::adjusted, ""},
        {"settles what cannot be computed", "a/0", "4", "site visit", "4", Basis::adjusted, ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const Rubric rubric = rule_rubric(c.rule);
        SubjectInput input = form(rubric, {{"a", "3"}});
        input.bureau.adjusted["x"] = {n(c.adjusted), c.reason, "Sheet!H9"};
        const Scorecard card = score(rubric, input);
        const IndicatorScore& x = of(rubric, card, "x");
        CHECK(points(rubric, card, "x") == c.points);
        CHECK(x.basis == c.basis);
        CHECK(working_of(rubric, card, "x").reason == (c.basis == Basis::adjusted ? c.reason : ""));
        CHECK(card.status == Status::assessed);
        if (*c.finding != '\0') {
            REQUIRE(count(card, c.finding) == 1);
            CHECK(find(card, c.finding)->cell == "Sheet!H9");
        }
    }
    const Rubric rubric = rule_rubric("a");
    SubjectInput input = form(rubric, {{"a", "3"}});
    input.bureau.adjusted["x"] = {n("8"), "site visit", ""};
    CHECK(shown(working_of(rubric, score(rubric, input), "x").rule_points) == "3");
}

TEST_CASE("a rule may reward a surplus beyond the indicator's points") {
    Rubric rubric = rule_rubric("points*a/200");
    rubric.indicators[0].surplus = n("4");
    const auto at = [&](const char* a) {
        return points(rubric, score(rubric, form(rubric, {{"a", a}})), "x");
    };
    CHECK(at("200") == "10");
    CHECK(at("260") == "13");
    CHECK(at("400") == "14");
    SubjectInput input = form(rubric, {{"a", "200"}});
    input.bureau.adjusted["x"] = {n("14"), "r", ""};
    CHECK(points(rubric, score(rubric, input), "x") == "14");
}

TEST_CASE("an indicator that does not apply") {
    struct Case {
        NotApplicablePolicy policy;
        const char* c;
        const char* points;
        const char* section;
    };
    // x 10 and y 20 of a section of 30; y has 12
    const Case cases[] = {{NotApplicablePolicy::none, "no", "0", "12"},
                          {NotApplicablePolicy::full, "no", "10", "22"},
                          {NotApplicablePolicy::redistribute, "no", "0", "18"},
                          {NotApplicablePolicy::redistribute, "yes", "5", "17"}};
    for (const Case& c : cases) {
        CAPTURE(static_cast<int>(c.policy));
        CAPTURE(c.c);
        Rubric rubric = rule_rubric("5");
        rubric.indicators[0].applies = expression(rubric, "c");
        rubric.indicators[0].not_applicable = c.policy;
        rubric.indicators.push_back(indicator("y", "20"));
        rubric.indicators[1].rule = expression(rubric, "12");
        const Scorecard card = score(rubric, form(rubric, {{"c", c.c}}));
        CHECK(points(rubric, card, "x") == c.points);
        CHECK(shown(card.sections[0]) == c.section);
        CHECK(shown(card.total) == c.section);
        CHECK(of(rubric, card, "x").basis ==
              (std::string(c.c) == "no" ? Basis::not_applicable : Basis::computed));
    }
}

TEST_CASE("verified values count with their reason, and not without") {
    struct Case {
        const char* reason;
        bool unreadable;
        Value verified;
        const char* points;
    };
    const Case cases[] = {{"visit", false, n("4"), "4"},
                          {"", false, n("4"), "9"},
                          {"visit", true, Missing{}, "9"},
                          {"visit", false, Missing{}, "9"},
                          {"visit", false, NotApplicable{}, "0"}};
    for (const Case& c : cases) {
        const Rubric rubric = rule_rubric("a");
        SubjectInput input = form(rubric, {{"a", "9"}});
        input.bureau.verified["a"] = {std::nullopt, c.verified, c.reason, "Sheet!G5", c.unreadable};
        const Scorecard card = score(rubric, input);
        CHECK(points(rubric, card, "x") == c.points);
        CHECK(has(card, "verified-without-reason") == (*c.reason == '\0'));
    }
}

TEST_CASE("self-assessed points are kept beside the computed ones") {
    const Rubric rubric = rule_rubric("a");
    SubjectInput input = form(rubric, {{"a", "9"}});
    input.submission.self[0].value = n("10");
    CHECK(shown(working_of(rubric, score(rubric, input), "x").self) == "10");
}
