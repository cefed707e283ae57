#pragma once

#include <optional>
#include <string>

#include "job/option_values.hpp"

namespace kaoping {

// Sets the option that offices and scripts call by this name (Roster, AsOf, Year ...) from its
// value as text. Returns why not: usage-unknown-name, usage-bad-value.
std::optional<Finding> set_option(ScoreOptions& options, const std::string& name,
                                  const std::string& value);

}  // namespace kaoping
