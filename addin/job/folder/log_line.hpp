#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "job/folder/output_folder.hpp"
#include "job/json/json_writer.hpp"
#include "job/system/sha256.hpp"

namespace kaoping {

// One line of 日志.jsonl in the making, which of a large round is too long to be held as a whole.
// Each line holds the sha256 of the one before (`previous`; empty: it is the first), so that none
// can be removed or changed unnoticed. It is written behind a copy of the log beside it, which then
// takes the log's place: a kill leaves the log with the line or without it. Throws OutputError.
class LogLine {
public:
    LogLine(const std::filesystem::path& root, std::string_view command);
    ~LogLine();
    LogLine(const LogLine&) = delete;
    LogLine& operator=(const LogLine&) = delete;

    void pass_on();  // what `json` holds so far
    // The line is ended and on the disk, but not yet in the log. Returns its sha256, the head of
    // the chain once it is.
    std::string finish();
    // The log has the line, and the disk has the log; or the line comes into the log together with
    // all else that the run changes (OutputFolder::finish).
    void commit();
    void commit_with(OutputFolder& folder);

    JsonWriter json{0};

private:
    std::string copy_log();  // returns the sha256 of its last line; empty: it has none
    void write(std::string_view bytes);
    [[noreturn]] void fail() const;

    std::filesystem::path place_;
    std::filesystem::path part_;  // empty: it is the folder's
    std::ofstream out_;
    Sha256 digest_;
};

}  // namespace kaoping
