#pragma once

#include <functional>
#include <vector>

#include "job/json/json_writer.hpp"
#include "model/finding.hpp"

namespace kaoping {

// What doctor finds out about the system, beside the engine itself.
struct SystemState {
    std::vector<Text> lines;
    std::vector<Finding> defects;  // each with what to do
};

// Given by the front end, which knows the system that it stands in. Appends members to the open
// object of `json`.
using SystemProbe = std::function<SystemState(JsonWriter& json)>;

}  // namespace kaoping
