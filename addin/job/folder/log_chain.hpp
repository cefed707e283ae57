#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/finding.hpp"

namespace kaoping {

// What a line of 日志.jsonl says of itself and of its place in the log; its lists stay unread.
struct LogEntry {
    std::size_t line = 0;      // from 1, as an editor counts
    std::uintmax_t begin = 0;  // of its bytes in the file
    std::uintmax_t size = 0;   // without the line break
    std::string sha256;
    std::string command;   // score, finalize, restore; empty: the line cannot be read
    bool chained = false;  // it says what stands before it
    std::string previous;  // sha256 of the line before; empty: it says that there is none
    bool reopens = false;  // a run with --reopen
};

// All lines of the log of a result folder, blank ones left out; none: there is no log.
std::vector<LogEntry> read_log(const std::filesystem::path& root);

// Where the log is not as it was written: log-line-unreadable, log-chain-broken (the line before
// was changed, or lines between were removed or moved), log-begins-late (the first lines are gone),
// log-line-foreign (a line without its link behind one that has it); log-chain-begins (info): lines
// of an older version, which were not chained, stand before.
std::vector<Finding> chain_defects(const std::vector<LogEntry>& log);

}  // namespace kaoping
