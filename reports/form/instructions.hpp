#pragma once

#include "reports/form/form_plan.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

// 填报说明: how to fill the form in, in Chinese and then in English: cells, states, period, lists
// with their keys, evidence, self-assessment, handing in, and how doubtful words of the regulation
// are read.
void write_instructions(Page& page, const FormPlan& plan);

}  // namespace kaoping
