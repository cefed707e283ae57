#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/folded.hpp"

namespace kaoping {

// 统一社会信用代码, GB 32100-2015: 18 characters of 0-9 A-Z without I O Z S V; characters 9..17 are
// the organisation code of GB 11714, the last one is the check character of the whole.

// The check character for the first 17; nullopt when there are not 17 or one is outside the
// alphabet.
std::optional<char> uscc_check_character(std::string_view first17);

// The check character for the first 8 characters (0-9 A-Z) of an organisation code; nullopt as
// above.
std::optional<char> organisation_check_character(std::string_view first8);

// A text cell: NFKC, blanks and hyphens removed, upper case. Errors: wrong length, characters
// outside the alphabet (a letter that is never used comes with the corrected code); a wrong check
// character keeps the value with a warning, a wrong inner check character with an info finding.
Reading read_uscc(const Folded& folded);

}  // namespace kaoping
