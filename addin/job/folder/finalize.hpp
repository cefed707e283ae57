#pragma once

#include <string>

#include "job/report.hpp"

namespace kaoping {

// finalize: seals the output folder of a round in which nothing is open.
Report finalize_round(const std::string& output);

}  // namespace kaoping
