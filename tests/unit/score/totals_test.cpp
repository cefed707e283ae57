#include <doctest/doctest.h>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

// base x (100), bonus b (10), deduction v without limit; total in [0, 100].
Rubric total_rubric() {
    Rubric rubric = plain_rubric();
    rubric.fields = {field("x"), field("b"), field("v")};
    rubric.indicators.push_back(indicator("b", "10", IndicatorKind::bonus));
    rubric.indicators.push_back(indicator("v", "", IndicatorKind::deduction));
    rubric.indicators[0].rule = expression(rubric, "x");
    rubric.indicators[1].rule = expression(rubric, "2*b");
    rubric.indicators[2].rule = expression(rubric, "10*v");
    rubric.total_minimum = expression(rubric, "0");
    rubric.total_maximum = expression(rubric, "100");
    return rubric;
}

}  // namespace

TEST_CASE("total = base + bonus - deduction, the cap last") {
    struct Case {
        const char* x;
        const char* b;
        const char* v;
        const char* bonus;
        const char* deduction;
        const char* raw;
        const char* total;
    };
    const Case cases[] = {
        {"98", "5", "1", "10", "10", "98", "98"},  // 98+10-10, not 100-10
        {"98", "5", "0", "10", "0", "108", "100"},
        {"98", "9", "0", "10", "0", "108", "100"},
        {"5", "0", "3", "0", "30", "-25", "0"},
        {"84.9999", "0", "0", "0", "0", "84.9999", "84.9999"},
        {"84.99996", "0", "0", "0", "0", "85", "85"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.x);
        CAPTURE(c.b);
        CAPTURE(c.v);
        const Rubric rubric = total_rubric();
        const Scorecard card = score(rubric, form(rubric, {{"x", c.x}, {"b", c.b}, {"v", c.v}}));
        CHECK(shown(card.bonus) == c.bonus);
        CHECK(shown(card.deduction) == c.deduction);
        CHECK(shown(card.raw_total) == c.raw);
        CHECK(shown(card.total) == c.total);
        CHECK(shown(card.sections[0]) == Number::parse(c.x)->rounded(4).to_decimal(4));
    }
}

TEST_CASE("without bounds the total may pass 100 and fall below 0") {
    Rubric rubric = total_rubric();
    rubric.total_minimum = nullptr;
    rubric.total_maximum = nullptr;
    CHECK(shown(score(rubric, form(rubric, {{"x", "98"}, {"b", "5"}, {"v", "0"}})).total) == "108");
    CHECK(shown(score(rubric, form(rubric, {{"x", "0"}, {"b", "0"}, {"v", "1"}})).total) == "-10");
}

TEST_CASE("an unlimited deduction is never negative, whoever enters it") {
    const Rubric rubric = total_rubric();
    SubjectInput input = form(rubric, {{"x", "50"}, {"b", "0"}, {"v", "-2"}});
    CHECK(shown(score(rubric, input).total) == "50");
    input.bureau.adjusted["v"] = {n("-5"), "r", ""};
    CHECK(has(score(rubric, input), "adjustment-out-of-range"));
    input.bureau.adjusted["v"] = {n("70"), "r", ""};
    CHECK(shown(score(rubric, input).raw_total) == "-20");
}

TEST_CASE("a group's cap comes after the caps of its items") {
    struct Case {
        const char* b1;
        const char* b2;
        const char* bonus;
        bool capped;
    };
    const Case cases[] = {{"15", "15", "20", true},
                          {"99", "4", "19", false},
                          {"5", "15", "20", false},
                          {"0", "99", "15", false}};
    for (const Case& c : cases) {
        CAPTURE(c.b1);
        Rubric rubric = plain_rubric();
        rubric.fields = {field("x"), field("b1"), field("b2")};
        for (const char* id : {"b1", "b2"}) {
            rubric.indicators.push_back(indicator(id, "15", IndicatorKind::bonus));
            rubric.indicators.back().rule = expression(rubric, id);
        }
        rubric.groups = {{"extra", same("extra"), {"b1", "b2"}, n("20"), ""}};
        const Scorecard card =
            score(rubric, form(rubric, {{"x", "50"}, {"b1", c.b1}, {"b2", c.b2}}));
        CHECK(shown(card.bonus) == c.bonus);
        CHECK(shown(card.total) == (Number(50) + n(c.bonus)).to_decimal(4));
        CHECK(has(card, "group-capped") == c.capped);
    }
}
