#pragma once

#include "fake_book.hpp"

namespace kaoping::fake {

Variant sheet_object(std::shared_ptr<SheetData> sheet, IDispatch* application);  // Worksheet

}  // namespace kaoping::fake
