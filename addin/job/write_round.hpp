#pragma once

#include <string>
#include <utility>
#include <vector>

#include "job/options.hpp"
#include "job/output_folder.hpp"
#include "job/round_result.hpp"

namespace kaoping {

// The round was sealed by `finalize` and --reopen was not given.
struct SealedError : OutputError {
    using OutputError::OutputError;
};

// Folder of a round below the output folder when there are several: <rubric>-<year>.
std::string round_folder(const RoundResult& round);

// Writes every file of the run (CONTRACT, output folder) and the log; fills the subjects' output paths. Returns
// results.json as written. Throws OutputError, WriteError.
std::string write_run(RunResult& run, const ScoreOptions& options, const std::string& output,
                      const std::vector<std::pair<std::string, std::string>>& bureau_inputs);

}  // namespace kaoping
