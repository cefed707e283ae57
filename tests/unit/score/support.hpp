#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rubric/rubric.hpp"
#include "score/score_round.hpp"

// Small rubrics, forms and bureau entries for the tests of scoring, written as texts.
namespace kaoping::test {

using Texts = std::map<std::string, std::string>;

Number n(std::string_view decimal);
Date d(std::string_view iso);

// A value as its type reads it: "3.5", "是"-less "yes"/"no", "2025-07-01", "n/a", "" (missing),
// else text.
Value value(ValueType type, const std::string& text);

// An expression with its names resolved against the rubric, and in a row against `list`.
ExprPtr expression(const Rubric& rubric, std::string_view text, const List* list = nullptr);

Field field(const std::string& id, ValueType type = ValueType::number, Need need = Need::optional);
Column column(const std::string& id, ValueType type = ValueType::text);
Fact fact(const std::string& id, ValueType type = ValueType::yes_no,
          BlankFact blank = BlankFact::zero_or_no);
// points empty: unlimited
Indicator indicator(const std::string& id, const std::string& points,
                    IndicatorKind kind = IndicatorKind::base);
Grade grade(const std::string& id, const std::string& from);  // from empty: the lowest
Condition condition(const Rubric& rubric, const std::string& id, std::string_view when,
                    const std::string& grade = {});

// excellent 85, good 70 (printed to 84), pass 60 (printed to 69), fail.
std::vector<Grade> four_grades();

// A rubric with one section "main" holding one indicator "x" of 100 points whose rule is the number
// field "x".
Rubric plain_rubric();

// A rubric as shipped, with its sample plan. Loaded once.
const Rubric& shipped(const std::string& id);

// A form of the rubric: fields by id; all others blank.
SubjectInput form(const Rubric& rubric, const Texts& fields = {});
// Adds a row to a list, columns by id.
void add_row(const Rubric& rubric, SubjectInput& input, const std::string& list,
             const Texts& cells);

RoundContext year_2025(const Rubric& rubric);
Scorecard score(const Rubric& rubric, const SubjectInput& input);
std::vector<Scorecard> score_all(const Rubric& rubric, const std::vector<SubjectInput>& inputs);

// Points of one indicator as text; "-" while there are none.
std::string points(const Rubric& rubric, const Scorecard& card, const std::string& indicator);
const IndicatorScore& of(const Rubric& rubric, const Scorecard& card, const std::string& indicator);
const IndicatorWorking& working_of(const Rubric& rubric, const Scorecard& card,
                                   const std::string& indicator);
std::string shown(const std::optional<Number>& number);                 // "-" for none
std::string consequences(const Rubric& rubric, const Scorecard& card);  // ids, divided by blanks

std::size_t count(const Scorecard& card, std::string_view code);  // findings of this code
bool has(const Scorecard& card, std::string_view code);
const Finding* find(const Scorecard& card, std::string_view code);
std::string argument(const Finding& finding, std::string_view name);  // its Chinese text

}  // namespace kaoping::test
