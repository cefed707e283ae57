#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/finding.hpp"

namespace kaoping {

using Arguments = std::vector<std::pair<std::string, Text>>;

// A finding without a cell. `field` is the field, list or indicator concerned; may be empty.
inline Finding finding(Severity severity, FindingCode code, std::string field,
                       Arguments args = {}) {
    return {severity, code, std::move(field), {}, std::move(args)};
}

}  // namespace kaoping
