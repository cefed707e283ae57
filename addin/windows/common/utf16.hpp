#pragma once

#include <string>
#include <string_view>

namespace kaoping {

// Windows speaks UTF-16, the project UTF-8. What is not valid becomes U+FFFD.
std::wstring utf16_of(std::string_view utf8);
std::string utf8_of(std::wstring_view utf16);

// A word of a command line. Explorer puts "E:\" for the root of a disk, of which Windows makes E:"
// - no file name has a quotation mark, so that one at the end was a backslash.
std::string argument_of(std::wstring_view word);

}  // namespace kaoping
