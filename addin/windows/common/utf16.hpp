#pragma once

#include <string>
#include <string_view>

namespace kaoping {

// Windows speaks UTF-16, the project UTF-8. What is not valid becomes U+FFFD.
std::wstring utf16_of(std::string_view utf8);
std::string utf8_of(std::wstring_view utf16);

}  // namespace kaoping
