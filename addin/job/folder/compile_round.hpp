#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "job/folder/output_folder.hpp"
#include "reports/graded/graded.hpp"
#include "reports/summary/summary.hpp"

namespace kaoping {

// Hands the graded content of the i-th row of a round to `use`, for the time of the call; asked
// once a row.
using GradedUse = std::function<void(const GradedSubject&)>;
using GradedSource = std::function<void(std::size_t row, const GradedUse& use)>;

// 评分汇编.xlsx of a round, in score order; above 200 institutions volumes 评分汇编-1.xlsx,
// 评分汇编-2.xlsx ..., each in memory while it is written. What an earlier run had otherwise goes
// to the history.
void compile_round(OutputFolder& folder, const std::string& prefix, const SummaryRound& round,
                   int jobs, const GradedSource& source);

}  // namespace kaoping
