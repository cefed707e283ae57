#pragma once

#include <string>

#include "job/report.hpp"

namespace kaoping {

// replay: repeats the last run of an output folder on a copy and compares, on so many threads, 1 or
// more; 3 at the first difference.
Report replay(const std::string& output, int jobs);

}  // namespace kaoping
