#pragma once

#include <string_view>

namespace kaoping {

// Width of a text in half-width columns (the unit of spreadsheet column widths, about one digit):
// East Asian Wide, Fullwidth and Ambiguous characters (UAX 11; Chinese fonts draw “ — × wide) count
// 2, combining marks and invisible characters 0. Of several lines the widest.
int display_width(std::string_view text);

// Lines that a text takes in a wrapped cell `columns` half-width columns wide (at least 2); at
// least 1, for row heights. Words of Latin letters are kept whole, Chinese breaks anywhere but
// before closing punctuation.
int wrapped_lines(std::string_view text, int columns);

}  // namespace kaoping
