#pragma once

#include <Poco/JSON/Object.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "job/options.hpp"
#include "job/round/run_result.hpp"

namespace kaoping {

// 日志.jsonl: a line a run: when, options, inputs with sha256, what the bureau's workbooks decided,
// outputs with sha256.
void append_log(const std::filesystem::path& root, const RunResult& run,
                const ScoreOptions& options,
                const std::vector<std::pair<std::string, std::string>>& bureau_inputs,
                const std::map<std::string, std::string>& outputs);

// A line of another command: finalize, reopen.
void append_log_line(const std::filesystem::path& root, const std::string& command,
                     const std::map<std::string, std::string>& facts);

// The last run of score in the log of this folder; null when there is none.
Poco::JSON::Object::Ptr last_run(const std::filesystem::path& root);

// A member of a line that may be null or absent: then "".
std::string text_of(const Poco::JSON::Object::Ptr& object, const std::string& key);

// The round was sealed by `finalize`.
bool is_sealed(const std::filesystem::path& root);

}  // namespace kaoping
