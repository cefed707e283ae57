#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "job/folder/log_chain.hpp"
#include "job/report.hpp"

namespace kaoping {

// What stands in the way of trusting a result folder, without recomputing anything.

// The log and the seal against each other. Each defect is a line of the report, and its outcome
// findings; that the chain begins late is a line only.
void check_log(const std::filesystem::path& root, const std::vector<LogEntry>& log, Report& report);

// What the log says that it moved to the history, against what is there.
void check_history(const std::filesystem::path& root, const std::vector<LogEntry>& log,
                   Report& report);

// Every file of a sealed round against its bytes when it was sealed. Returns the ones that differ
// or are gone.
std::vector<std::string> check_sealed_files(const std::filesystem::path& root,
                                            const std::vector<LogEntry>& log, Report& report);

// Which cells of a workbook differ from those of the recomputed one; a line each, of many the first
// ones.
void report_cells(const std::filesystem::path& present, const std::filesystem::path& recomputed,
                  const std::string& file, Report& report);

}  // namespace kaoping
