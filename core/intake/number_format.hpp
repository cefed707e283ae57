#pragma once

#include <cstdint>
#include <string_view>

#include "model/cells.hpp"

namespace kaoping {

// What a number format makes of a number (ECMA-376 18.8.31): its first section decides, quoted and
// escaped text does not count. A currency format shows a currency sign. What a Chinese office calls
// General is General.
NumberFormat classify_format(std::string_view code);

// The built-in formats (18.8.30), by their codes. 27-36 and 50-58 depend on the language of the
// program, which the file does not tell: they are those of the Chinese mainland, as an open
// workbook there calls them. Any other identifier is General.
NumberFormat builtin_format(std::uint32_t id);

}  // namespace kaoping
