#pragma once

#include <string>

#include "job/round_result.hpp"

namespace kaoping {

// results.json (CONTRACT). `check`: without indicators, totals, grade and rank; status ok, returned or duplicate.
std::string results_json(const RunResult& run, bool check);

// results.csv: one row an organisation, UTF-8 with BOM, formula-safe, headers in Chinese.
std::string results_csv(const RunResult& run);

}  // namespace kaoping
