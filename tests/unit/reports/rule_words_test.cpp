#include "reports/wording/rule_words.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "rubric/load.hpp"

namespace kaoping {

namespace {

RubricPtr rubric_of_measure(const std::string& expression) {
    const std::string text =
        "id: w\n"
        "title: {zh: 题, en: Title}\nsubject: {zh: 机构, en: B}\nscorer: {zh: 局, en: C}\n"
        "regulation: {title: {zh: 办法, en: D}, authority: {zh: 局, en: E}}\n"
        "fields:\n"
        "  - {id: a, label: {zh: 甲, en: A}, type: number}\n"
        "  - {id: b, label: {zh: 乙, en: B}, type: number}\n"
        "  - {id: c, label: {zh: 丙, en: C}, type: number}\n"
        "  - {id: p, label: {zh: 有制度, en: Has rules}, type: yes_no}\n"
        "  - {id: q, label: {zh: 有专人, en: Has staff}, type: yes_no}\n"
        "sections: [{id: s, title: {zh: 节, en: S}, points: 100, article: x}]\n"
        "indicators:\n"
        "  - {id: i, section: s, title: {zh: 项, en: I}, points: 100, article: x, rule: measure, "
        "measure: \"" +
        expression +
        "\"}\n"
        "grades: [{id: g, label: {zh: 合格, en: Pass}, article: x}]\n";
    std::ifstream common(std::string(KAOPING_SOURCE_DIR) + "/templates/common.yaml");
    const std::string head{std::istreambuf_iterator<char>(common), {}};
    const LoadedRubric loaded =
        load_rubric({"rubric.yaml", text}, {"common.yaml", head}, std::nullopt);
    for (const RubricDefect& defect : loaded.defects)
        if (defect.severity == Severity::error) FAIL(location(defect), " ", defect.code.text());
    REQUIRE(loaded.rubric != nullptr);
    return loaded.rubric;
}

Text said(const std::string& expression) {
    const RubricPtr rubric = rubric_of_measure(expression);
    const Indicator& indicator = rubric->indicators.front();
    return rule_words(*indicator.measure, *rubric, &indicator);
}

TEST_CASE("a rule is said so that it is read as it is computed") {
    const struct {
        const char* expression;
        const char* zh;
        const char* en;
    } cases[] = {
        {"a + b * c", "甲 + 乙 × 丙", "A + B × C"},
        {"(a + b) * c", "(甲 + 乙) × 丙", "(A + B) × C"},
        {"a - (b - c)", "甲 − (乙 − 丙)", "A − (B − C)"},
        {"a - b - c", "甲 − 乙 − 丙", "A − B − C"},
        {"a - (b + c)", "甲 − (乙 + 丙)", "A − (B + C)"},
        {"a / (b * c)", "甲 ÷ (乙 × 丙)", "A ÷ (B × C)"},
        {"a / b * c", "甲 ÷ 乙 × 丙", "A ÷ B × C"},
        {"a * (b / c)", "甲 × 乙 ÷ 丙", "A × B ÷ C"},
        {"-(a + b)", "−(甲 + 乙)", "−(A + B)"},
        {"-a * b", "−甲 × 乙", "−A × B"},
        {"IF(p, 2, 0) + IF(q, 3, 0)", "(若有制度则2，否则0) + (若有专人则3，否则0)",
         "(if Has rules then 2, else 0) + (if Has staff then 3, else 0)"},
        {"2 * IF(a >= b, 1, 0)", "2 × (若甲 ≥ 乙则1，否则0)", "2 × (if A ≥ B then 1, else 0)"},
        {"IF(AND(p, OR(q, a > 1)), 1, 0)", "若有制度且(有专人或甲 > 1)则1，否则0",
         "if Has rules and (Has staff or A > 1) then 1, else 0"},
        {"IF(NOT(AND(p, q)), 1, 0)", "若并非(有制度且有专人)则1，否则0",
         "if not (Has rules and Has staff) then 1, else 0"},
        {"IF(NOT(p), 1, 0)", "若并非有制度则1，否则0", "if not Has rules then 1, else 0"},
        {"MIN(a + b, 4) / 2", "最小值（甲 + 乙，4） ÷ 2", "the least of (A + B, 4) ÷ 2"},
        {"INT(a / b)", "取整（甲 ÷ 乙）", "the whole part of (A ÷ B)"},
        {"IF(ISBLANK(a), 0, a)", "若“甲”未填则0，否则甲", "if “A” is blank then 0, else A"},
        {"IF(a <> 0.5, ABS(a), ROUND(b, 2))", "若甲 ≠ 0.5则绝对值（甲），否则（乙）保留2位小数",
         "if A ≠ 0.5 then the absolute value of (A), else (B) rounded to 2 decimals"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.expression);
        const Text text = said(c.expression);
        CHECK(text.zh == c.zh);
        CHECK(text.en == c.en);
    }
}

}  // namespace

}  // namespace kaoping
