#include "job/folder/run_log.hpp"

#include <fstream>
#include <set>

#include "job/folder/log_record.hpp"
#include "job/folder/logged_options.hpp"
#include "job/folder/logged_places.hpp"
#include "job/json/json_writer.hpp"
#include "job/system/paths.hpp"
#include "job/version.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

void put_file(LogLine& line, const std::string& file, const std::string& sha256) {
    line.json.begin_object().key("file").text(file).key("sha256").text(sha256).end_object();
    line.pass_on();
}

void put_inputs(LogLine& line, const RunResult& run) {
    line.json.key("inputs").begin_array();
    for (const RoundResult& round : run.rounds)
        for (const Subject& subject : round.subjects)
            if (!subject.file.empty()) put_file(line, subject.file, subject.sha256);
    line.json.end_array();
}

void put_decisions(LogLine& line, const RunResult& run) {
    JsonWriter& json = line.json;
    json.key("decisions").begin_array();
    for (std::size_t r = 0; r < run.rounds.size(); ++r) {
        if (!run.rounds[r].bureau) continue;
        for (const BureauEntry& entry : run.rounds[r].bureau->entries) {
            json.begin_object().key("file").text(entry.file);
            json.key("org_uscc")
                .text(entry.organisation.uscc)
                .key("org_name")
                .text(entry.organisation.name);
            json.key("name").text(entry.name);
            if (!entry.row.empty()) json.key("row").text(entry.row);
            json.key("value").text(entry.value);
            if (r > 0) json.key("round").whole(static_cast<long long>(r));
            json.end_object();
            line.pass_on();
        }
    }
    json.end_array();
}

// Experts fill in the same workbooks for all rounds of a run.
void put_expert_files(LogLine& line, const RunResult& run) {
    std::set<std::string> files;
    for (const RoundResult& round : run.rounds)
        if (round.bureau)
            files.insert(round.bureau->expert_files.begin(), round.bureau->expert_files.end());
    line.json.key("expert_files").begin_array();
    for (const std::string& file : files) line.json.text(file);
    line.json.end_array();
}

}  // namespace

void put_files(LogLine& line, const char* key, const std::map<std::string, std::string>& files) {
    line.json.key(key).begin_array();
    for (const auto& [file, sha256] : files) put_file(line, file, sha256);
    line.json.end_array();
}

void append_log(OutputFolder& folder, const RunResult& run, const ScoreOptions& options,
                const std::vector<std::pair<std::string, std::string>>& bureau_inputs) {
    LogLine line(folder.root(), "score");
    JsonWriter& json = line.json;
    write_logged_options(json, options);
    put_places(line, options, folder.root(), run.side_files);
    json.key("rounds").begin_array();
    for (const RoundResult& round : run.rounds)
        json.begin_object()
            .key("rubric")
            .text(round.rubric->id)
            .key("rubric_sha256")
            .text(round.rubric_sha256)
            .key("year")
            .whole(round.context.year)
            .end_object();
    json.end_array();
    put_inputs(line, run);
    json.key("bureau_inputs").begin_array();
    for (const auto& [file, sha256] : bureau_inputs) put_file(line, file, sha256);
    json.end_array();
    put_expert_files(line, run);
    put_decisions(line, run);
    put_files(line, "outputs", folder.made());
    put_files(line, "history", folder.kept());
    line.finish();
    line.commit_with(folder);
}

void append_restoring(OutputFolder& folder, const std::string& number) {
    LogLine line(folder.root(), "restore");
    line.json.key("number").text(number);
    put_files(line, "files", folder.made());
    put_files(line, "history", folder.kept());
    line.finish();
    line.commit_with(folder);
}

namespace {

// Of the line of a run, what is asked of it here; log_record.hpp has its files.
struct RunLine {
    LoggedOptions options;
};

template <class A, JsonLike<RunLine> T>
void json_members(A& a, T& line) {
    a.required("options", line.options);
}

}  // namespace

std::optional<LoggedOptions> last_options(const fs::path& root) {
    const auto log = read_log(root);
    const LogEntry* run = last_of(log, "score");
    if (run == nullptr) return std::nullopt;
    std::ifstream in(root / to_path(words("file-log").zh), std::ios::binary);
    in.seekg(static_cast<std::streamoff>(run->begin));
    std::string text(static_cast<std::size_t>(run->size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    RunLine line;
    if (read_json(text, line)) return std::nullopt;  // changed while it was read
    return std::move(line.options);
}

}  // namespace kaoping
