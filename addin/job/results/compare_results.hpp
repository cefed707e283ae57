#pragma once

#include <string>

#include "job/report.hpp"

namespace kaoping {

// diff: what differs between two results (files or their folders), an organisation after the other;
// 3 when they differ.
Report diff_results(const CommonOptions& options, const std::string& old_results,
                    const std::string& new_results);

}  // namespace kaoping
