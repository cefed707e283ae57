#include "job/folder/log_chain.hpp"

#include <fstream>

#include "job/json/json_values.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

struct LoggedReason {
    std::string reopen;
};

template <class Archive, JsonLike<LoggedReason> T>
void json_members(Archive& a, T& options) {
    a.member("reopen", options.reopen);
}

struct LogHead {
    std::string command;
    std::optional<std::string> previous;
    LoggedReason options;
};

template <class Archive, JsonLike<LogHead> T>
void json_members(Archive& a, T& head) {
    a.required("command", head.command);
    a.member("previous", head.previous);
    a.member("options", head.options);
}

LogEntry entry_of(const std::string& text) {
    LogEntry entry;
    LogHead head;
    if (!read_json(std::string_view(text), head, JsonMode::lenient)) {
        entry.command = head.command;
        entry.reopens = !head.options.reopen.empty();
        entry.chained = head.previous.has_value();
        entry.previous = head.previous.value_or("");
    }
    entry.size = text.size();
    entry.sha256 = sha256_hex(text);
    return entry;
}

Finding at_line(Severity severity, MessageCode code, const LogEntry& entry) {
    return {severity, code, "", "", {{"line", same(std::to_string(entry.line))}}};
}

}  // namespace

std::vector<LogEntry> read_log(const fs::path& root) {
    std::vector<LogEntry> log;
    std::ifstream in(root / to_path(words("file-log").zh), std::ios::binary);
    std::string text;
    std::uintmax_t begin = 0;
    for (std::size_t line = 1; std::getline(in, text); ++line) {
        if (!text.empty()) {
            log.push_back(entry_of(text));
            log.back().line = line;
            log.back().begin = begin;
        }
        begin += text.size() + 1;
    }
    return log;
}

std::vector<Finding> chain_defects(const std::vector<LogEntry>& log) {
    std::vector<Finding> defects;
    bool chained = false;
    for (std::size_t i = 0; i < log.size(); ++i) {
        const LogEntry& entry = log[i];
        if (entry.command.empty() && chained)
            defects.push_back(at_line(Severity::error, "log-line-unreadable", entry));
        else if (!entry.chained && chained)
            defects.push_back(at_line(Severity::error, "log-line-foreign", entry));
        if (!entry.chained) continue;
        const std::string before = i == 0 ? "" : log[i - 1].sha256;
        if (i == 0 && !entry.previous.empty())
            defects.push_back(at_line(Severity::error, "log-begins-late", entry));
        else if (entry.previous != before)
            defects.push_back(at_line(Severity::error, "log-chain-broken", entry));
        else if (!chained && i > 0)
            defects.push_back(at_line(Severity::info, "log-chain-begins", entry));
        chained = true;
    }
    return defects;
}

}  // namespace kaoping
