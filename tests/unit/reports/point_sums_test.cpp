#include <doctest/doctest.h>

#include "reports/workbook/point_sums.hpp"

using namespace kaoping;

namespace {

Rubric rubric_of(const std::vector<std::string>& sections, std::vector<Group> groups) {
    Rubric rubric;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        Indicator indicator;
        indicator.id = std::string(1, static_cast<char>('a' + i));
        indicator.section = sections[i];
        rubric.indicators.push_back(indicator);
    }
    rubric.groups = std::move(groups);
    return rubric;
}

Group group_of(const std::vector<std::string>& ids, std::int64_t maximum) {
    return {"g", {}, ids, Number(maximum), ""};
}

}  // namespace

TEST_CASE("a section sums what is left of its points after the caps of groups") {
    const std::vector<Position> cells{{4, 1}, {5, 1}, {6, 1}, {7, 1}};
    struct Case {
        const char* what;
        std::vector<Group> groups;
        const char* first;
        const char* second;
    };
    const Case cases[] = {
        {"no group", {}, "SUM(B5,B6)", "SUM(B7,B8)"},
        {"inside a section", {group_of({"a", "b"}, 6)}, "0+MIN(6,SUM(B5,B6))", "SUM(B7,B8)"},
        {"the later section takes what is left",
         {group_of({"b", "c"}, 6)},
         "SUM(B5)+MIN(6,SUM(B6))",
         "SUM(B8)+MIN(6,SUM(B6,B7))-MIN(6,SUM(B6))"},
        {"to and fro",
         {group_of({"a", "c", "b"}, 9)},
         "0+MIN(9,SUM(B5))+MIN(9,SUM(B5,B7,B6))-MIN(9,SUM(B5,B7))",
         "SUM(B8)+MIN(9,SUM(B5,B7))-MIN(9,SUM(B5))"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        const Rubric rubric = rubric_of({"s", "s", "t", "t"}, c.groups);
        const PointSums sums(rubric, cells);
        CHECK(sums.sum([](const Indicator& i) { return i.section == "s"; }) == c.first);
        CHECK(sums.sum([](const Indicator& i) { return i.section == "t"; }) == c.second);
    }
}

TEST_CASE("what counts of a group is held to its maximum; what is not known counts nothing") {
    const Rubric rubric = rubric_of({"s", "s", "t"}, {group_of({"a", "b", "c"}, 6)});
    const std::vector<Position> cells{{0, 0}, {1, 0}, {2, 0}};
    const PointSums sums(rubric, cells);
    Scorecard card;
    card.indicators.resize(3);
    CHECK(sums.group_value(rubric.groups[0], card) == Number(0));
    card.indicators[0].points = Number(2);
    card.indicators[2].points = Number(3);
    CHECK(sums.group_value(rubric.groups[0], card) == Number(5));
    card.indicators[1].points = Number(4);
    CHECK(sums.group_value(rubric.groups[0], card) == Number(6));
    CHECK(sums.rounded_group(rubric.groups[0]) == "ROUND(MIN(6,SUM(A1,A2,A3)),4)");
}
