#pragma once

#include <cstdint>
#include <string_view>

#include "model/cells.hpp"

namespace kaoping {

// What a number format makes of a number (ECMA-376 18.8.31): its first section decides, quoted and escaped text does not
// count. A date has a year, month or day; a time of day alone is `other`. A currency format shows a currency sign.
NumberFormat classify_format(std::string_view code);

// The built-in formats (18.8.30). 27-36 and 50-58 are dates in the CJK versions of Excel; which ones show only a time
// depends on the language of the program, which the file does not tell, so all of them count as dates.
NumberFormat builtin_format(std::uint32_t id);

}  // namespace kaoping
