#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "job/folder/log_chain.hpp"

namespace kaoping {

// A line of 日志.jsonl as the commands that read it back want it. Lines of older versions lack some
// of it.

// A file of the result folder, relative to it, '/'; of inputs as results.json names it.
struct LoggedFile {
    std::string file;
    std::string sha256;
    friend bool operator==(const LoggedFile&, const LoggedFile&) = default;
};

// Something typed into a workbook of the bureau: a cell, or the decision on a row of a list.
struct LoggedEntry {
    std::string file;  // the workbook that held it after the run; empty: not logged
    std::string org_uscc;
    std::string org_name;
    std::string name;   // v_site_area, j_reports, vl_projects ...
    std::string row;    // vl_: the row's key
    std::string value;  // as typed
    friend bool operator==(const LoggedEntry&, const LoggedEntry&) = default;
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
};

struct LogRecord {
    std::vector<LoggedPlace> places;
    std::vector<LoggedRound> rounds;
    std::vector<LoggedFile> inputs;
    std::vector<LoggedFile> bureau_inputs;  // of the folder itself relative to it, of experts' as
                                            // their file is called
    std::vector<LoggedEntry> decisions;
    std::vector<LoggedFile> outputs;
    std::vector<LoggedFile> history;  // what it moved to 历史/<n>/
    std::vector<LoggedFile> files;    // finalize: all that is sealed; restore: what it put back
};

// What cannot be read is left out.
LogRecord read_record(const std::filesystem::path& root, const LogEntry& entry);

// The last line of this command; null: there is none.
const LogEntry* last_of(const std::vector<LogEntry>& log, std::string_view command);

}  // namespace kaoping
