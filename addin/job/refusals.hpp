#pragma once

#include <vector>

#include "model/finding.hpp"

namespace kaoping {

// Why a job was refused, a refusal a line; of none, nothing.
Text reasons_of(const std::vector<Finding>& refusals);

}  // namespace kaoping
