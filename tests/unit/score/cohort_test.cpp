#include <doctest/doctest.h>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

Rubric cohort_rubric(std::string_view rule) {
    Rubric rubric = plain_rubric();
    rubric.indicators[0].measure = expression(rubric, "x");
    rubric.indicators[0].rule = expression(rubric, rule);
    return rubric;
}

// One subject a text: a number, "" missing, "excused 9", "returned 9", "absent".
std::vector<std::string> all_points(std::string_view rule,
                                    const std::vector<std::string>& subjects) {
    const Rubric rubric = cohort_rubric(rule);
    std::vector<SubjectInput> inputs;
    for (const std::string& subject : subjects) {
        const auto space = subject.find(' ');
        const std::string word = space == std::string::npos ? "" : subject.substr(0, space);
        SubjectInput input =
            form(rubric, {{"x", space == std::string::npos ? subject : subject.substr(space + 1)}});
        input.excused = word == "excused";
        input.duplicate = word == "duplicate";
        if (word == "returned")
            input.findings.push_back({Severity::error, "negative", "y", "", {}});
        inputs.push_back(std::move(input));
    }
    std::vector<std::string> texts;
    for (const Scorecard& card : score_all(rubric, inputs))
        texts.push_back(points(rubric, card, "x"));
    return texts;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("rules over the cohort") {
    struct Case {
        const char* rule;
        Strings subjects;
        Strings points;
    };
    const char* min_max =
        "IF(cohort_max=cohort_min, 100, 50+50*(measure-cohort_min)/(cohort_max-cohort_min))";
    const Case cases[] = {
        {"points*measure/cohort_max", {"30", "60", "15"}, {"50", "100", "25"}},
        {min_max, {"1", "3", "2"}, {"50", "100", "75"}},
        {min_max, {"7", "7"}, {"100", "100"}},
        {"4+(measure/cohort_mean-1)*10", {"1", "2", "2"}, {"0", "6", "6"}},
        {"cohort_rank", {"5", "9", "5", "1"}, {"2", "1", "2", "4"}},
        {"cohort_count", {"5", "9", "5"}, {"3", "3", "3"}},
        {"points*measure/cohort_max", {"0", "0"}, {"-", "-"}},
        // the missing make no claim and take no place
        {"cohort_rank + 10*cohort_count", {"5", "", "1"}, {"21", "0", "22"}},
        // those who are not assessed take no place either
        {"cohort_rank + 10*cohort_count",
         {"excused 9", "duplicate 9", "returned 9", "2", "1"},
         {"-", "-", "-", "21", "22"}},
        {"cohort_max", {"returned 9", "2"}, {"2", "2"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rule);
        CHECK(all_points(c.rule, c.subjects) == c.points);
    }
}

TEST_CASE("equal measures under min-max are flagged") {
    const Rubric rubric = cohort_rubric("IF(cohort_max=cohort_min, 100, cohort_min)");
    for (const Scorecard& card :
         score_all(rubric, {form(rubric, {{"x", "1"}}), form(rubric, {{"x", "1"}})}))
        CHECK(count(card, "cohort-equal") == 1);
    for (const Scorecard& card :
         score_all(rubric, {form(rubric, {{"x", "1"}}), form(rubric, {{"x", "2"}})}))
        CHECK_FALSE(has(card, "cohort-equal"));
}

TEST_CASE("the cohort's figures are exact") {
    const Rubric rubric = cohort_rubric("cohort_mean");
    const auto cards = score_all(rubric, {form(rubric, {{"x", "1"}}), form(rubric, {{"x", "1"}}),
                                          form(rubric, {{"x", "2"}})});
    CHECK(cards[0].cohort[0].mean == Number(4) / Number(3));
    CHECK(shown(cards[2].cohort[0].rank) == "1");
    CHECK(shown(cards[0].cohort[0].max) == "2");
    CHECK(shown(cards[0].cohort[0].min) == "1");
    CHECK(cards[0].cohort[0].count == Number(3));
}
