#pragma once

#include "reports/workbook/book.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// What an input cell takes, with a prompt in Chinese: the field's own help, else what its type asks
// for; then range, need and article.
InputRule input_rule(const Rubric& rubric, const Field& field);
InputRule input_rule(const Rubric& rubric, const List& list, const Column& column);
// Self-assessed points of an indicator.
InputRule self_rule(const Rubric& rubric, const Indicator& indicator);

// When a conditional field is required, as people read it: 机构类型为“甲”“乙”时必填.
std::string condition_words(const Rubric& rubric, const Field& field);
// What the head prints beside a field: its help or article, and its condition.
std::string head_note(const Rubric& rubric, const Field& field);

// The style of an input cell of this type: codes and names as text, dates, percentages (CONTRACT),
// short ones centred.
Style input_style(const CellSpec& spec, bool as_text, bool required);

}  // namespace kaoping
