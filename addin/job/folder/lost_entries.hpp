#pragma once

#include <filesystem>
#include <vector>

#include "job/folder/folder_files.hpp"
#include "job/folder/log_record.hpp"
#include "job/options.hpp"
#include "job/round/run_result.hpp"

namespace kaoping {

// What the bureau and the experts had typed when the last run read it, and what is no longer there.
// A cell that somebody emptied is a decision; a workbook that is gone, cannot be read or was
// overwritten is none, and the run waits until it is put back (restore) or given up (--without).
// Each refusal names the file, what was in it and what to do. `last`: the last run into `root`.

// Before anything is read: workbooks of the last run that are gone or are empty files.
std::vector<Finding> gone_workbooks(const std::filesystem::path& root, const LogRecord& last,
                                    const ScoreOptions& options);

// Before anything is written: workbooks that could not be read, entries of organisations whose
// workbook or row is there no more, two workbooks of one organisation that differ. Beside them what
// was emptied cell by cell, for whoever runs it to know: bureau-entries-emptied.
struct LostWork {
    std::vector<Finding> refusals;
    std::vector<Finding> notes;
};
LostWork lost_entries(const std::filesystem::path& root, const LogRecord& last,
                      const ExpectedFiles& expected, const ScoreOptions& options,
                      const std::vector<RoundResult>& rounds);

}  // namespace kaoping
