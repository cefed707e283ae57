#pragma once

#include "text/folded.hpp"

namespace kaoping {

// A cell of type phone: the text is kept as typed. Error: it holds anything but digits, the marks
// that divide them and an extension (转, 分机, ext). Warning: a number of a length that no mainland
// mobile (11 digits), landline (7 or 8 with or without area code) or service number (400, 800, 95…,
// 1xxxx) has.
Reading read_phone(const Folded& folded, std::string_view typed);

}  // namespace kaoping
