#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"
#include "rubric/catalog.hpp"

namespace kaoping {

// All rubrics known: built in, and of the folders given. The plan file (may be empty) joins its
// rubric; defects of a rubric folder or the plan go to `refusals`.
std::vector<RubricPtr> load_rubrics(const CommonOptions& options, const std::string& plan,
                                    std::vector<Finding>& refusals, int jobs = 1);

}  // namespace kaoping
