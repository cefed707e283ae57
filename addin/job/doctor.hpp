#pragma once

#include "job/report.hpp"
#include "job/system_state.hpp"

namespace kaoping {

// doctor: this engine, its rubrics, the office for PDF and what stands in the system; 3 when
// something is not as it has to be.
Report doctor(const CommonOptions& options, const SystemProbe& probe);

}  // namespace kaoping
