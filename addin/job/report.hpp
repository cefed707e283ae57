#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping {

// What a job that reads results, folders or the system says: lines for people, in both languages;
// `json` holds the same for programs.
struct Report {
    Outcome outcome = Outcome::clean;
    std::vector<Text> lines;
    std::string json;
    std::vector<Finding> refusals;
};

}  // namespace kaoping
