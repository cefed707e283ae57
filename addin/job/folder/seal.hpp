#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "job/folder/log_chain.hpp"
#include "job/folder/output_error.hpp"
#include "model/finding.hpp"

namespace kaoping {

// 封存.json repeats the head of the log's chain as `finalize` left it. Whether a round is sealed is
// what the log says: sealing and reopening are each one line of it, which stands there or not,
// whenever the program is stopped. What was left to do then is done by the next command.

// The line that sealed the round, unless it was reopened since; null: the round is open.
const LogEntry* sealing_line(const std::vector<LogEntry>& log);

// A run is to be refused: sealed by its log, or by a 封存.json that its log does not know. Of a
// folder that the caller has for itself (FolderLock): a sealing that was stopped is ended.
bool is_sealed(const std::filesystem::path& root);

// The nearest folder at or above `place` that is sealed as it stands; nullopt: none. Changes
// nothing.
std::optional<std::filesystem::path> sealed_folder_of(const std::filesystem::path& place);

// Something was to be written into a sealed folder; nothing was read.
struct SealedError : OutputError {
    explicit SealedError(const std::filesystem::path& folder);
};

// Where log and 封存.json do not agree: seal-gone, seal-unlogged, seal-differs, log-after-seal.
std::vector<Finding> seal_defects(const std::filesystem::path& root,
                                  const std::vector<LogEntry>& log);

// Puts 封存.json beside its place, for a line that has this head once it is in the log, and into
// its place. Throws OutputError.
void prepare_seal(const std::filesystem::path& root, const std::string& head,
                  const std::string& results_sha256);
void commit_seal(const std::filesystem::path& root);

}  // namespace kaoping
