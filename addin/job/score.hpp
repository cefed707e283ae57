#pragma once

#include "job/options.hpp"
#include "job/round/run_result.hpp"

namespace kaoping {

struct ScoreRun {
    Outcome outcome = Outcome::nothing_done;
    RunResult result;
    std::string output;             // folder written; empty: none
    std::vector<Finding> refusals;  // why nothing was done: usage, rubric, plan, output errors
    std::vector<Finding> notes;     // to whoever runs it, not to the round: option-not-repeated
};

// check and score: everything from PATHs to the output folder. Never throws for bad input; every
// failure is in `refusals` or in the result.
ScoreRun run_score(const ScoreOptions& options, Progress* progress = nullptr);

// results.json of a run: the file, or what ScoreOptions::json kept of a run that writes none.
// Empty: neither.
std::string results_json(const ScoreRun& run);

// The summaries this run wrote: of several rounds one in the folder of each; what lies above is of
// an earlier run then.
std::vector<std::string> summaries_of(const ScoreRun& run);

}  // namespace kaoping
