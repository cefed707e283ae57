#pragma once

#include <string>

#include "model/language.hpp"

namespace kaoping {

// The manual of the command line (addin/converter/help.zh.txt, help.en.txt), in "zh", "en" or
// "both".
std::string help_text(Languages languages);

}  // namespace kaoping
