#include <doctest/doctest.h>

#include "../sample_rubric.hpp"
#include "rubric/rubric.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

// A rubric with one section of 20 points; `more` stands in its one indicator.
RubricPtr rubric_with(const std::string& more) {
    const std::string text =
        "id: p\n"
        "title: {zh: 甲, en: A}\nsubject: {zh: 乙, en: B}\nscorer: {zh: 丙, en: C}\n"
        "regulation: {title: {zh: 丁, en: D}, authority: {zh: 戊, en: E}}\n"
        "fields:\n"
        "  - {id: n, label: {zh: 数, en: Number}, type: count}\n"
        "  - {id: yes, label: {zh: 是, en: Yes}, type: yes_no}\n"
        "facts:\n"
        "  - {id: waits, label: {zh: 待, en: Waits}, type: number, blank: pending, article: a}\n"
        "  - {id: zero, label: {zh: 零, en: Zero}, type: number, blank: zero, article: a}\n"
        "  - {id: lacks, label: {zh: 缺, en: Lacks}, type: number, blank: missing, article: a}\n"
        "full_marks: 20\nsections: [{id: s, title: {zh: 节, en: S}, points: 20, article: a}]\n"
        "indicators:\n"
        "  - {id: i, section: s, title: {zh: 项, en: I}, points: 20, article: a, " +
        more +
        "}\n"
        "grades: [{id: g, label: {zh: 合格, en: Pass}, article: a}]\n";
    return sample_rubric(text);
}

}  // namespace

TEST_CASE("people decide where the rule or the measure reads what they give") {
    struct Case {
        const char* indicator;
        bool people;
        bool cohort;
    };
    const Case cases[] = {
        {"measure: n, rule: {per_unit: {each: 1}}", false, false},
        {"measure: n * waits, rule: {per_unit: {each: 1}}", true, false},  // through the measure
        {"measure: n, rule: measure * waits", true, false},
        {"measure: n * zero, rule: measure + lacks", false, false},
        {"measure: n, rule: measure, applies: waits > 1", false, false},  // asks, does not give
        {"rule: {judged: {from: 0, to: 20}}", true, false},
        {"rule: experts", true, false},
        {"measure: n, rule: {rank: {first: 20, less: 1}}", false, true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.indicator);
        const RubricPtr rubric = rubric_with(c.indicator);
        const IndicatorProfile& profile = rubric->profile(rubric->indicators[0]);
        CHECK(profile.decided_by_people == c.people);
        CHECK(profile.asks_cohort == c.cohort);
    }
}

TEST_CASE("what holds an indicator's points, and what they are when it does not apply") {
    struct Case {
        const char* indicator;
        int cap;
        int not_applicable;
        bool redistributes;
    };
    const Case cases[] = {
        {"measure: n, rule: measure", 20, 0, false},
        {"measure: n, rule: {proportion: {target: 3, surplus: 2}}, not_applicable: full", 22, 20,
         false},
        {"measure: n, rule: measure, applies: yes, not_applicable: none", 20, 0, false},
        {"measure: n, rule: measure, applies: yes, not_applicable: redistribute", 20, 0, true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.indicator);
        const RubricPtr rubric = rubric_with(c.indicator);
        const IndicatorProfile& profile = rubric->profile(rubric->indicators[0]);
        CHECK(profile.cap == Number(c.cap));
        CHECK(profile.not_applicable_points == Number(c.not_applicable));
        CHECK(profile.redistributes == c.redistributes);
        CHECK(profile.held(100) == Number(c.cap));
        CHECK(profile.held(-1) == Number(0));
    }
}

TEST_CASE("the operands of an indicator, each part by itself") {
    const RubricPtr rubric =
        rubric_with("measure: n * zero, rule: measure + lacks, applies: \"AND(yes, waits > 1)\"");
    const IndicatorProfile& profile = rubric->profile(rubric->indicators[0]);
    CHECK(profile.measure.facts == std::set<std::string>{"zero"});
    CHECK(profile.rule.facts == std::set<std::string>{"lacks"});
    CHECK(profile.points.facts == std::set<std::string>{"lacks", "zero"});
    CHECK(profile.everything().facts == std::set<std::string>{"lacks", "waits", "zero"});
    CHECK(profile.points.numbers.size() == 1);
    CHECK(profile.points.fields == profile.points.numbers);
    CHECK(profile.applies.fields.size() == 1);
    CHECK(profile.applies.numbers.empty());
    CHECK_FALSE(profile.measure.of_form_alone());
    CHECK(operands_of(*rubric, ExprPtr()).of_form_alone());
}
