#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "job/folder/log_line.hpp"
#include "job/folder/logged_options.hpp"
#include "job/folder/output_folder.hpp"
#include "job/options.hpp"
#include "job/round/run_result.hpp"

namespace kaoping {

// 日志.jsonl: a line a run: when, options, inputs with sha256, what the bureau's workbooks decided,
// outputs and what went to the history with sha256. It comes into the log when the folder is
// finished. Throws OutputError.
void append_log(OutputFolder& folder, const RunResult& run, const ScoreOptions& options,
                const std::vector<std::pair<std::string, std::string>>& bureau_inputs);

// What `restore` put back from 历史/<number>: file -> sha256.
void append_restoring(OutputFolder& folder, const std::string& number);

// A list of files as every line has it.
void put_files(LogLine& line, const char* key, const std::map<std::string, std::string>& files);

// The options of the last run of score in the log of this folder; nullopt when there is none.
std::optional<LoggedOptions> last_options(const std::filesystem::path& root);

}  // namespace kaoping
