#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
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
    // (roster-name-differs) is reported and not taken. All warnings.
    Found of(const Organisation& organisation) const;

    // A row without code that forms of several codes were matched with: roster-row-ambiguous
    // (error), once a row. `organisations`: of every form.
    std::vector<Finding> ambiguous(std::span<const Organisation> organisations) const;

private:
    std::span<const RosterRow> rows_;
    std::multimap<std::string, std::size_t> by_name_;  // in the roster's order
    std::map<std::string, std::size_t> by_code_;       // the first row of each
};

}  // namespace kaoping
