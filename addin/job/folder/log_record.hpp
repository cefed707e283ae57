#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "job/folder/log_chain.hpp"
#include "job/round/bureau_reading.hpp"

namespace kaoping {

// A line of 日志.jsonl as the commands that read it back want it. Lines of older versions lack some
// of it.

// A file of the result folder, relative to it, '/'; of inputs as results.json names it.
struct LoggedFile {
    std::string file;
    std::string sha256;
    friend bool operator==(const LoggedFile&, const LoggedFile&) = default;
};

struct LoggedRound {
    std::string rubric;
    int year = 0;
};

// Where something that a run was given stood: paths, roster, plan ...
struct LoggedPlace {
    std::string given;        // as it was typed
    std::string from_output;  // relative to the result folder; empty: on another disk
    std::string absolute;
    std::string sha256;  // of a file beside the forms, as it was read; else empty
};

struct LogRecord {
    std::vector<LoggedPlace> places;
    std::vector<LoggedRound> rounds;
    std::vector<LoggedFile> inputs;
    std::vector<LoggedFile> bureau_inputs;  // as their files are called, without folders
    std::vector<std::string> expert_files;  // those of them that experts filled in
    std::vector<BureauEntry> decisions;
    std::vector<LoggedFile> outputs;
    std::vector<LoggedFile> history;  // what it moved to 历史/<n>/
    std::vector<LoggedFile> files;    // finalize: all that is sealed; restore: what it put back
};

// What cannot be read is left out.
LogRecord read_record(const std::filesystem::path& root, const LogEntry& entry);

// The last line of this command; null: there is none.
const LogEntry* last_of(const std::vector<LogEntry>& log, std::string_view command);

}  // namespace kaoping
