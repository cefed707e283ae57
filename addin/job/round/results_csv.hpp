#pragma once

#include <functional>
#include <string_view>

#include "job/round/run_result.hpp"

namespace kaoping {

// results.csv: one row an organisation, UTF-8 with BOM, formula-safe, headers in Chinese.
void write_results_csv(const RunResult& run, const std::function<void(std::string_view)>& take);

}  // namespace kaoping
