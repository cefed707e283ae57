#pragma once

#include "job/folder/output_folder.hpp"
#include "job/options.hpp"
#include "job/round/run_result.hpp"

namespace kaoping {

// Writes every file of the run (CONTRACT, output folder) and the log; fills the subjects' output
// paths. A form that changed since it was read has no returned copy, which a finding says.
// `progress` may be null. Throws OutputError, WriteError, RunCancelled.
void write_run(RunResult& run, const ScoreOptions& options, OutputFolder& folder,
               Progress* progress);

// The same without a file.
void finish_run(RunResult& run, const ScoreOptions& options);

}  // namespace kaoping
