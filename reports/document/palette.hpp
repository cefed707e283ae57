#pragma once

#include <array>

namespace kaoping::document {

// Of series of charts: told apart in grey print too; each at least 3:1 against white.
constexpr std::array<const char*, 3> series_colours{"33587F", "7E97B5", "8C8C8C"};
constexpr const char* header_shade = "DCE4EE";
constexpr const char* rule_colour = "7F7F7F";

}  // namespace kaoping::document
