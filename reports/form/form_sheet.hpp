#pragma once

#include "reports/form/blank_form.hpp"
#include "reports/form/form_plan.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

// 指标表: title and live status, the head, the indicator table as printed with its input cells,
// total, pledge and signatures.
void write_form_sheet(Book& book, Page& page, const FormPlan& plan, const BlankForm& blank);

}  // namespace kaoping
