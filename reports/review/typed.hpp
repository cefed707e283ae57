#pragma once

#include <string>

#include "model/typed_cell.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

// Writes again what was typed: its value where it could be used, else the text as it was; marked
// when it was refused; nothing where nothing stood.
void write_typed(Page& page, Position at, const TypedCells& typed, const std::string& name,
                 const Style& style);

}  // namespace kaoping
