#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kaoping {

// Spreadsheets count characters in UTF-16 units: 31 in a sheet's title, 32,767 in a cell, 255 in
// prompts.
std::size_t utf16_length(std::string_view text);
std::string cut_utf16(std::string_view text, std::size_t units);  // whole characters only

// A valid sheet title: \ / ? * [ ] : and control characters become _, no quote at either end, never
// empty.
std::string sheet_title(std::string_view wanted, std::size_t units);

// What a cell may hold: at most 32,767 units, without control characters other than tab and line
// feed, and without marks that turn the direction of writing.
std::string cell_text_limit(std::string_view text);

}  // namespace kaoping
