#pragma once

#include "reports/form/form_plan.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

// The sheet of one list: title, note, headers, the body to fill in (l_<list>), helper columns to
// the right. `cells` gives references from another sheet than the main one.
void write_list_sheet(Book& book, Page& page, const FormPlan& plan, const CellMap& cells,
                      const ListLayout& layout);

// What the note above the table says, and the instructions: use, rows, period, key.
Text list_rules(const FormPlan& plan, const List& list);

}  // namespace kaoping
