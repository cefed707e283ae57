#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping {

// What the last run into this folder was given and this one is not, of the options that change
// results or documents (Option::reported): what they brought would leave the round without a trace,
// so each is reported: option-not-repeated (warning).
std::vector<Finding> options_not_repeated(const ScoreOptions& options, const std::string& output);

}  // namespace kaoping
