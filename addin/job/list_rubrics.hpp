#pragma once

#include <string>
#include <vector>

#include "job/report.hpp"

namespace kaoping {

// rubrics: the rubrics that are known, of which year, by which regulation.
Report list_rubrics(const CommonOptions& options);

// rubric check FILES: what lint says of each; 3 when it says anything.
Report check_rubrics(const CommonOptions& options, const std::vector<std::string>& files);

}  // namespace kaoping
