#include <doctest/doctest.h>

#include "../sample_rubric.hpp"
#include "reports/workbook/indicator_formulas.hpp"
#include "reports/workbook/point_sums.hpp"

using namespace kaoping;

namespace {

// Every cell is called by what it holds.
class NamedCells final : public CellMap {
public:
    std::string field(const std::string& id) const override { return "f_" + id; }
    std::string fact(const std::string& id) const override { return "b_" + id; }
    std::string expert_item(const std::string& id) const override { return "e_" + id; }
    std::string judged(const std::string& id) const override { return "j_" + id; }
    std::string measure(const std::string& id) const override { return "m_" + id; }
    std::string cohort(const std::string&, CohortFigure figure) const override {
        return std::string(word_of(figure));
    }
    std::string round_fact(RoundFact fact) const override { return std::string(word_of(fact)); }
    std::string total() const override { return "total"; }
    std::string counted(const std::string& list) const override { return list + "_counted"; }
    std::string keys(const std::string& list) const override { return list + "_keys"; }
    std::string column(const std::string& list, const std::string& column) const override {
        return list + "_" + column;
    }
};

// One section of two indicators: `more` stands in the first, of 60 points.
RubricPtr rubric_of(const std::string& more) {
    const std::string text =
        "id: p\n"
        "title: {zh: 甲, en: A}\nsubject: {zh: 乙, en: B}\nscorer: {zh: 丙, en: C}\n"
        "regulation: {title: {zh: 丁, en: D}, authority: {zh: 戊, en: E}}\n"
        "fields:\n"
        "  - {id: n, label: {zh: 数, en: Number}, type: count}\n"
        "  - {id: d, label: {zh: 日, en: Day}, type: date}\n"
        "  - {id: yes, label: {zh: 是, en: Yes}, type: yes_no}\n"
        "lists:\n"
        "  - id: l\n"
        "    label: {zh: 表, en: Rows}\n"
        "    columns: [{id: a, label: {zh: 额, en: Amount}, type: money, required: true}]\n"
        "facts:\n"
        "  - {id: waits, label: {zh: 待, en: Waits}, type: number, blank: pending, article: a}\n"
        "  - {id: lacks, label: {zh: 缺, en: Lacks}, type: number, blank: missing, article: a}\n"
        "sections: [{id: s, title: {zh: 节, en: S}, points: 100, article: a}]\n"
        "indicators:\n"
        "  - {id: i, section: s, title: {zh: 项, en: I}, points: 60, article: a, " +
        more +
        "}\n"
        "  - {id: o, section: s, title: {zh: 他, en: O}, points: 40, article: a, "
        "measure: n, rule: measure}\n"
        "grades: [{id: g, label: {zh: 合格, en: Pass}, article: a}]\n";
    return test::sample_rubric(text);
}

}  // namespace

TEST_CASE("measure and points as formulas, in every state") {
    struct Case {
        const char* what;
        const char* indicator;
        const char* measure;
        const char* points;
    };
    const Case cases[] = {
        {"numbers of the form", "measure: n, rule: measure",
         "IF(COUNT(f_n)<1,\"未申报\",IFERROR(ROUND(f_n,11),\"不可计算\"))",
         "IF(COUNT(f_n)<1,0,IF(ISNUMBER(m_i),IFERROR(ROUND(ROUND(MAX(0,MIN(60,m_i)),11),4),"
         "\"\"),\"\"))"},
        {"people decide through the measure: nothing that lacks is 0",
         "measure: n * waits, rule: measure",
         "IF(COUNT(f_n)<1,\"未申报\",IFERROR(ROUND((f_n*IF(ISNUMBER(b_waits),b_waits,NA())),11),"
         "\"不可计算\"))",
         "IF(COUNT(f_n)<1,IF(f_n=\"\",\"\",0),IF(ISNUMBER(m_i),IFERROR(ROUND(ROUND(MAX(0,MIN(60,"
         "m_i)),11),4),\"\"),\"\"))"},
        {"a fact that is missing is no claim", "measure: n * lacks, rule: measure",
         "IF(COUNT(f_n)<1,\"未申报\",IF(COUNT(b_lacks)<1,\"未申报\",IFERROR(ROUND((f_n*b_lacks),"
         "11),\"不可计算\")))",
         "IF(COUNT(f_n)<1,0,IF(COUNT(b_lacks)<1,0,IF(ISNUMBER(m_i),IFERROR(ROUND(ROUND(MAX(0,"
         "MIN(60,m_i)),11),4),\"\"),\"\")))"},
        {"full points where it does not apply, 0 where nothing is claimed",
         "measure: n, rule: measure, applies: NOT(yes), not_applicable: full",
         "IFERROR(IF(NOT((f_yes=\"是\")),IF(COUNT(f_n)<1,\"未申报\",IFERROR(ROUND(f_n,11),"
         "\"不可计算\")),\"未申报\"),\"不可计算\")",
         "IFERROR(IF(NOT((f_yes=\"是\")),IF(COUNT(f_n)<1,IF(f_n=\"\",0,60),IF(ISNUMBER(m_i),"
         "IFERROR(ROUND(ROUND(MAX(0,MIN(60,m_i)),11),4),\"\"),\"\")),60),\"\")"},
        {"an empty list that does not apply", "measure: ROWS(l), rule: measure, applies: yes",
         "IFERROR(IF((f_yes=\"是\"),IFERROR(ROUND(SUM(l_counted),11),\"不可计算\"),\"未申报\"),"
         "\"不可计算\")",
         "IFERROR(IF((f_yes=\"是\"),IF(ISNUMBER(m_i),IFERROR(ROUND(ROUND(MAX(0,MIN(60,m_i)),11),4)"
         ",\"\"),\"\"),0),\"\")"},
        {"what applies waits for the bureau", "measure: ROWS(l), rule: measure, applies: waits > 1",
         "IFERROR(IF((IF(ISNUMBER(b_waits),b_waits,NA())>1),IFERROR(ROUND(SUM(l_counted),11),"
         "\"不可计算\"),\"未申报\"),\"不可计算\")",
         "IFERROR(IF((IF(ISNUMBER(b_waits),b_waits,NA())>1),IF(ISNUMBER(m_i),IFERROR(ROUND(ROUND("
         "MAX(0,MIN(60,m_i)),11),4),\"\"),\"\"),0),\"\")"},
        {"a missing number is no greater than any",
         "measure: ROWS(l), rule: measure, applies: n > 1, not_applicable: full",
         "IFERROR(IF(IF(COUNT(f_n)<1,FALSE,(f_n>1)),IFERROR(ROUND(SUM(l_counted),11),"
         "\"不可计算\"),\"未申报\"),\"不可计算\")",
         "IFERROR(IF(IF(COUNT(f_n)<1,FALSE,(f_n>1)),IF(ISNUMBER(m_i),IFERROR(ROUND(ROUND(MAX(0,"
         "MIN(60,m_i)),11),4),\"\"),\"\"),IF(COUNT(f_n)<1,IF(f_n=\"\",0,60),60)),\"\")"},
        {"the greatest of a column", "measure: \"MAX(l[a])\", rule: measure",
         "IFERROR(ROUND(IF(SUM(l_counted)=0,NA(),SUMPRODUCT(LARGE(l_counted*l_a-1E+300*(l_counted="
         "0),1))),11),\"不可计算\")",
         "IF(ISNUMBER(m_i),IFERROR(ROUND(ROUND(MAX(0,MIN(60,m_i)),11),4),\"\"),\"\")"},
    };
    const NamedCells cells;
    for (const Case& c : cases) {
        CAPTURE(c.what);
        const RubricPtr rubric = rubric_of(c.indicator);
        const FormulaContext context{*rubric, cells, &rubric->indicators[0]};
        CHECK(measure_formula(context) == c.measure);
        CHECK(points_formula(context) == c.points);
    }
}

TEST_CASE("points that do not apply are borne by the rest of the section") {
    const NamedCells cells;
    const RubricPtr rubric =
        rubric_of("measure: n, rule: measure, applies: yes, not_applicable: redistribute");
    const FormulaContext context{*rubric, cells, &rubric->indicators[0]};
    CHECK(not_applicable_formula(context, "L6", "M6") ==
          "IF(AND(M6<>\"\",ISNUMBER(L6),L6>=0,L6<=60),FALSE,IFERROR(IF((f_yes=\"是\"),"
          "IF(COUNT(f_n)<1,IF(f_n=\"\",FALSE,TRUE),FALSE),IF((IF(f_yes=\"\",0,IF(f_yes=\"不适用\","
          "1,2)))<2,IF((IF(f_yes=\"\",0,IF(f_yes=\"不适用\",1,2)))=0,FALSE,TRUE),TRUE)),FALSE))");
    const Section& section = rubric->sections[0];
    CHECK(redistributes(*rubric, section));
    const std::vector<Position> points{{4, 10}, {5, 10}};
    const PointSums sums(*rubric, points);
    CHECK(sums.section_sum(section, "") == "SUM(K5,K6)");
    CHECK(sums.section_sum(section, "K9") ==
          "ROUND(ROUND((SUM(K5,K6))*100/(100-IF(K9<100,K9,0)),11),4)");
    CHECK_FALSE(redistributes(*rubric_of("measure: n, rule: measure"), section));
}
