#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/language.hpp"

namespace kaoping::com {

// The table that Kaoping.Engine's Options gives (kaoping.idl names its columns), a row an option
// that people give a run, with its values in `given`. Words are in this language.
constexpr std::size_t option_columns = 9;
std::vector<std::vector<std::string>> option_rows(const ScoreOptions& given, Language language);

}  // namespace kaoping::com
