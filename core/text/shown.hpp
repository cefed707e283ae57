#pragma once

#include <string>
#include <string_view>

namespace kaoping {

// A name or text that somebody else chose, as it may be shown: marks that turn the direction of
// writing are left out, and control characters but tab and line end stand as \u001b, so that no
// name reads as another one or gives orders to a terminal.
std::string shown(std::string_view utf8);

// The same of what stands on one line: line ends too are written out.
std::string shown_in_line(std::string_view utf8);

// Without the marks that turn the direction of writing; all else as it is.
std::string without_turning(std::string_view utf8);

}  // namespace kaoping
