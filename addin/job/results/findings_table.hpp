#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/language.hpp"

namespace kaoping {

// A finding of a result as languages that read no JSON want it.
struct FindingRow {
    std::string severity;  // error, warning, info
    std::string code;
    std::string file;     // as results.json has it
    std::string sheet;    // empty: of no cell
    std::string cell;     // F7
    std::string message;  // in one language
};

// The findings in results.json, those of files that cannot be read behind the others. nullopt: the
// text is no results.json.
std::optional<std::vector<FindingRow>> findings_table(const std::string& json, Language language);

}  // namespace kaoping
