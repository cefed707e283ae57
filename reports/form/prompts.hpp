#pragma once

#include "reports/workbook/book.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// What an input cell takes, with a prompt in Chinese: the field's own help, else what its type asks for; then range,
// need and article.
InputRule input_rule(const Rubric& rubric, const Field& field);
InputRule input_rule(const Rubric& rubric, const List& list, const Column& column);
// Self-assessed points of an indicator.
InputRule self_rule(const Indicator& indicator);

// The style of an input cell of this type: codes and names as text, dates, percentages (CONTRACT), short ones centred.
Style input_style(const CellSpec& spec, bool key_text, bool required);

}  // namespace kaoping
