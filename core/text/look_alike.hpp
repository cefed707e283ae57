#pragma once

#include <string>
#include <string_view>

namespace kaoping {

// Key under which two names look the same to a reader, whether they are or not: letters of other
// scripts (Cyrillic а for a), digits for letters (0 for O), widths, case, characters without ink,
// Chinese characters that differ in a stroke (未 and 末). Never for telling institutions apart: a
// person does that. Names with equal name_key have equal keys.
std::string look_alike_key(std::string_view name);

}  // namespace kaoping
