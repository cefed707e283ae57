#pragma once

#include <string>
#include <vector>

#include "job/report.hpp"

namespace kaoping {

// restore: puts the files of 历史/<number>/ back into their places, all of them or those named
// (relative to the result folder); what they replace goes to the history, and the log gets a line.
// A sealed round is refused.
Report restore_history(const std::string& output, const std::string& number,
                       const std::vector<std::string>& wanted);

}  // namespace kaoping
