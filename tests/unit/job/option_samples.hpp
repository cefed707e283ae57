#pragma once

#include <string>
#include <vector>

#include "job/option_values.hpp"

namespace kaoping {

// Values that this option takes and that differ from what holds without it; empty: a flag that no
// member keeps.
inline std::vector<std::string> samples_of(const Option& option) {
    switch (option.kind) {
        case OptionKind::path:
        case OptionKind::folder: return {"/round/名册 1.xlsx"};
        case OptionKind::date: return {"2025-02-28"};
        case OptionKind::whole: return {std::to_string(option.least + 6)};
        case OptionKind::choice: return {std::string(option.choices.back())};
        case OptionKind::flag: return {"yes"};
        case OptionKind::text: return {"异议成立，“重评”"};
        case OptionKind::formats: return {"html,pdf"};
    }
    return {};
}

inline bool is_kept(const Option& option) {
    return !std::holds_alternative<std::monostate>(option.member);
}

// The values of every option, by its name.
inline std::vector<std::vector<std::string>> all_values(const ScoreOptions& options) {
    std::vector<std::vector<std::string>> all;
    for (const Option& option : option_table()) all.push_back(values_of(option, options));
    return all;
}

}  // namespace kaoping
