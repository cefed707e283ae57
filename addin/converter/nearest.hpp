#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kaoping {

// The name that somebody who typed `word` most likely meant: the one with the fewest letters
// wrong, missing, too many or swapped, at most one in three. Empty: none is near. Names are ASCII.
std::string nearest_name(std::string_view word, const std::vector<std::string>& names);

}  // namespace kaoping
