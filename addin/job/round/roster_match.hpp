#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "recognise/roster.hpp"

namespace kaoping {

// Which row of the roster a form belongs to. The rows must outlive it.
class RosterMatch {
public:
    explicit RosterMatch(std::span<const RosterRow> rows);

    struct Found {
        std::optional<std::size_t> row;
        std::optional<Finding> finding;  // of org_uscc or org_name
    };
    // By code and name. Where one of the two has no code, by the name, if one row only has it:
    // roster-code-missing. A row that has only the name (roster-code-differs) or only the code
    // (roster-name-differs) is told and not taken. All warnings.
    Found of(std::string_view org_name, std::string_view org_uscc) const;

    // A row without code that forms of several codes were matched with: roster-row-ambiguous
    // (error), once a row. `organisations`: name and code of every form.
    std::vector<Finding> ambiguous(
        std::span<const std::pair<std::string, std::string>> organisations) const;

private:
    using Index = std::multimap<std::string, std::size_t, std::less<>>;

    std::span<const RosterRow> rows_;
    Index by_name_;  // by name_key
    Index by_code_;  // those that have one
};

}  // namespace kaoping
