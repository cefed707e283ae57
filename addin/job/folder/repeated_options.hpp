#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping {

// What the last run into this folder was given besides the forms and this one is not: experts,
// roster, plan, last year's results. Their points and institutions leave the results without a
// trace, so each is told: option-not-repeated (warning).
std::vector<Finding> options_not_repeated(const ScoreOptions& options, const std::string& output);

}  // namespace kaoping
