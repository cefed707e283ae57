#pragma once

#include <string>
#include <string_view>

namespace kaoping {

// The manual of the command line (addin/converter/help.zh.txt, help.en.txt), in "zh", "en" or
// "both".
std::string help_text(std::string_view language);

}  // namespace kaoping
