#pragma once

#include <vector>

#include "job/json/json_writer.hpp"
#include "model/finding.hpp"

namespace kaoping {

// What doctor finds out about the system, beside the engine itself.
struct SystemState {
    std::vector<Text> lines;
    std::vector<Finding> defects;  // each with what to do
};

// Appends members to the open object of `json`; where nothing is registered (other than Windows):
// none.
SystemState examine_system(JsonWriter& json);

}  // namespace kaoping
