#pragma once

#include "rubric/load_map.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::loading {

// `checks:` of the form (the field is named) or `row_checks:` of a list (the column may be named).
std::vector<Check> read_checks(Context& context, const std::vector<YamlNode>& nodes,
                               Presence field);

}  // namespace kaoping::loading
