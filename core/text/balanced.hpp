#pragma once

#include <string>
#include <string_view>

namespace kaoping {

// A title on as few lines of `columns` half-width columns as hold it, all about as long, divided by
// \n between words (of Chinese too, by ICU's dictionary), never before closing punctuation.
std::string balanced_lines(std::string_view title, int columns);

}  // namespace kaoping
