#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "job/folder/log_record.hpp"

namespace kaoping {

// What a result folder is expected to hold since the last run: its outputs, and in their place what
// `restore` put there since. File, relative to the folder -> sha256.
struct ExpectedFiles {
    std::map<std::string, std::string> outputs;
    std::map<std::string, std::string> restored;
};
ExpectedFiles expected_files(const std::filesystem::path& root, const std::vector<LogEntry>& log);

// All that the lines of the log say that they moved to 历史/<n>/.
std::vector<LoggedFile> logged_history(const std::filesystem::path& root,
                                       const std::vector<LogEntry>& log);

// Files anywhere below `folder`, relative to `root`, sorted; hidden ones, links and locks of
// offices are left out.
std::vector<std::string> files_below(const std::filesystem::path& root, const std::string& folder);

// Reports and returned copies: people complete them by hand before a round is sealed.
bool is_completed_by_hand(const std::string& file);
// Review and graded workbooks: people type into them between runs.
bool is_typed_into(const std::string& file);

}  // namespace kaoping
