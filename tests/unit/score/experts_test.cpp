#include <doctest/doctest.h>

#include "score/expert_means.hpp"
#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

std::vector<Number> numbers(const std::vector<const char*>& texts) {
    std::vector<Number> made;
    for (const char* text : texts) made.push_back(n(text));
    return made;
}

std::string at(const std::optional<Number>& value) { return value ? value->to_decimal(4) : "-"; }

ExpertMark mark(const std::string& expert, const std::string& points) {
    ExpertMark made;
    made.expert = expert;
    if (!points.empty()) made.points = n(points);
    return made;
}

Rubric expert_rubric(int minimum = 1) {
    Rubric rubric = plain_rubric();
    rubric.panel.minimum = minimum;
    rubric.indicators[0].expert_items = {{"x1", same("x1"), n("60")}, {"x2", same("x2"), n("40")}};
    rubric.indicators[0].rule = expression(rubric, "x1 + x2");
    return rubric;
}

}  // namespace

TEST_CASE("the panel's value of one item") {
    struct Case {
        const char* name;
        Panel panel;
        std::vector<const char*> marks;
        const char* value;
    };
    Panel mean;
    Panel trimmed;
    trimmed.trimmed = true;
    Panel median;
    median.median = true;
    Panel three;
    three.minimum = 3;
    Panel none;
    none.minimum = 0;
    const Case cases[] = {
        {"one", mean, {"7"}, "7"},
        {"mean", mean, {"1", "2", "2"}, "1.6667"},
        {"nobody", mean, {}, "-"},
        {"nobody is no 0", none, {}, "-"},
        {"trimmed", trimmed, {"95", "82", "80", "79", "40"}, "80.3333"},
        {"trimmed from 5 up", trimmed, {"95", "82", "80", "40"}, "74.25"},
        {"one of equals is left out", trimmed, {"5", "5", "5", "0", "0"}, "3.3333"},
        {"median, odd", median, {"95", "82", "80", "79", "40"}, "80"},
        {"median, even", median, {"10", "4", "3", "1"}, "3.5"},
        {"below the minimum", three, {"8", "9"}, "-"},
        {"at the minimum", three, {"8", "9", "10"}, "9"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(at(panel_value(c.panel, numbers(c.marks))) == c.value);
    }
}

TEST_CASE("recused, blank and refused marks leave the expert out of that item") {
    const Rubric rubric = expert_rubric();
    SubjectInput input = form(rubric);
    ExpertMark recused = mark("C", "60");
    recused.recused = true;
    input.bureau.experts["x1"] = {mark("A", "30"), mark("B", "60"), recused};
    input.bureau.experts["x2"] = {mark("A", "41"), mark("B", "30"), mark("C", ""), mark("D", "-1"),
                                  mark("E", "40")};
    const Scorecard card = score(rubric, input);
    CHECK(at(card.expert_means.at("x1")) == "45");
    CHECK(at(card.expert_means.at("x2")) == "35");
    CHECK(points(rubric, card, "x") == "80");
    CHECK(of(rubric, card, "x").basis == Basis::experts);
    CHECK(count(card, "expert-out-of-range") == 2);
    CHECK(card.status == Status::assessed);
}

TEST_CASE("too few marks, no panel and a missing workbook leave the result pending") {
    const Rubric rubric = expert_rubric(2);
    SubjectInput input = form(rubric);
    CHECK(score(rubric, input).status == Status::pending);

    input.bureau.experts["x1"] = {mark("A", "30"), mark("B", "")};
    input.bureau.experts["x2"] = {mark("A", "30"), mark("B", "30")};
    Scorecard card = score(rubric, input);
    CHECK(card.status == Status::pending);
    CHECK(count(card, "panel-too-small") == 1);
    CHECK(find(card, "panel-too-small")->field == "x1");

    ExpertMark absent = mark("C", "");
    absent.present = false;
    input.bureau.experts["x1"] = {mark("A", "30"), mark("B", "30"), absent};
    input.bureau.experts["x2"] = {mark("A", "30"), mark("B", "30"), absent};
    card = score(rubric, input);
    CHECK(card.status == Status::pending);
    REQUIRE(count(card, "expert-missing") == 1);  // once, however many items
    CHECK(argument(*find(card, "expert-missing"), "expert") == "C");
}
