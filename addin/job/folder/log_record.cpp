#include "job/folder/log_record.hpp"

#include <algorithm>
#include <fstream>

#include "job/json/json_values.hpp"
#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

template <class Archive, JsonLike<LoggedFile> T>
void json_members(Archive& a, T& file) {
    a.member("file", file.file);
    a.member("sha256", file.sha256);
}

template <class Archive, JsonLike<BureauEntry> T>
void json_members(Archive& a, T& entry) {
    a.member("file", entry.file);
    a.member("org_uscc", entry.organisation.uscc);
    a.member("org_name", entry.organisation.name);
    a.member("name", entry.name);
    a.member("row", entry.row);
    a.member("value", entry.value);
    a.member("round", entry.round);
}

template <class Archive, JsonLike<LoggedRound> T>
void json_members(Archive& a, T& round) {
    a.member("rubric", round.rubric);
    a.member("year", round.year);
}

template <class Archive, JsonLike<LoggedPlace> T>
void json_members(Archive& a, T& place) {
    a.member("given", place.given);
    a.member("from_output", place.from_output);
    a.member("absolute", place.absolute);
    a.member("sha256", place.sha256);
}

template <class Archive, JsonLike<LogRecord> T>
void json_members(Archive& a, T& record) {
    a.member("places", record.places);
    a.member("rounds", record.rounds);
    a.member("inputs", record.inputs);
    a.member("bureau_inputs", record.bureau_inputs);
    a.member("expert_files", record.expert_files);
    a.member("decisions", record.decisions);
    a.member("outputs", record.outputs);
    a.member("history", record.history);
    a.member("files", record.files);
}

LogRecord read_record(const std::filesystem::path& root, const LogEntry& entry) {
    std::ifstream in(root / to_path(words("file-log").zh), std::ios::binary);
    in.seekg(static_cast<std::streamoff>(entry.begin));
    std::string text(static_cast<std::size_t>(entry.size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    LogRecord record;
    read_json(std::string_view(text), record, JsonMode::lenient);
    return record;
}

const LogEntry* last_of(const std::vector<LogEntry>& log, std::string_view command) {
    const auto found = std::find_if(
        log.rbegin(), log.rend(), [&](const LogEntry& entry) { return entry.command == command; });
    return found == log.rend() ? nullptr : &*found;
}

}  // namespace kaoping
