#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace kaoping {

// An ICU MessageFormat pattern ("{label}: {found}", plural and select forms too) filled with named
// texts. `language` is "zh" or "en". A broken pattern is returned unfilled: a message is never
// lost.
std::string format_message(std::string_view pattern, std::string_view language,
                           std::span<const std::pair<std::string, std::string>> arguments);

}  // namespace kaoping
