#include "job/folder/run_log.hpp"

#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "job/folder/logged_options.hpp"
#include "job/folder/output_folder.hpp"
#include "job/json/json_writer.hpp"
#include "job/system/paths.hpp"
#include "job/version.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

std::string now_utc() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(now - day);
    const Date d{static_cast<int>(date.year()),
                 static_cast<int>(static_cast<unsigned>(date.month())),
                 static_cast<int>(static_cast<unsigned>(date.day()))};
    const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return to_iso(d) + "T" + two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" +
           two(time.seconds().count()) + "Z";
}

bool ends_in_a_line(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || !in.seekg(-1, std::ios::end)) return true;
    return in.get() == '\n';
}

// One line of the log in the making, which of a great round is too long to be held as a whole.
class LogLine {
public:
    LogLine(const fs::path& root, const char* command)
        : file_(root / to_path(words("file-log").zh)) {
        const bool cut_off = !ends_in_a_line(file_);  // by a kill: it takes no other line along
        out_.open(file_, std::ios::binary | std::ios::app);
        if (!out_) throw OutputError(file_, std::error_code(errno, std::generic_category()));
        if (cut_off) out_ << '\n';
        json.begin_object()
            .key("when")
            .text(now_utc())
            .key("engine")
            .text(engine_name())
            .key("command")
            .text(command);
    }

    void pass_on() { out_ << json.take(); }

    void end() {
        json.end_object();
        pass_on();
        out_ << '\n';
        if (!out_.flush())
            throw OutputError(file_, std::error_code(errno, std::generic_category()));
    }

    JsonWriter json{0};

private:
    fs::path file_;
    std::ofstream out_;
};

void put_file(LogLine& line, const std::string& file, const std::string& sha256) {
    line.json.begin_object().key("file").text(file).key("sha256").text(sha256).end_object();
    line.pass_on();
}

void put_files(LogLine& line, const char* key, const auto& files) {
    line.json.key(key).begin_array();
    for (const auto& [file, sha256] : files) put_file(line, file, sha256);
    line.json.end_array();
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
    for (const RoundResult& round : run.rounds)
        for (const Subject& subject : round.subjects)
            for (const TypedCells* cells : {&subject.graded_typed, &subject.review_typed})
                for (const auto& [name, cell] : *cells) {
                    json.begin_object()
                        .key("org_uscc")
                        .text(subject.org_uscc)
                        .key("org_name")
                        .text(subject.org_name)
                        .key("name")
                        .text(name)
                        .key("value")
                        .text(cell.raw)
                        .end_object();
                    line.pass_on();
                }
    json.end_array();
}

}  // namespace

void append_log(const fs::path& root, const RunResult& run, const ScoreOptions& options,
                const std::vector<std::pair<std::string, std::string>>& bureau_inputs,
                const std::map<std::string, std::string>& outputs) {
    LogLine line(root, "score");
    JsonWriter& json = line.json;
    write_logged_options(json, options);
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
    put_files(line, "bureau_inputs", bureau_inputs);
    put_decisions(line, run);
    put_files(line, "outputs", outputs);
    line.end();
}

void append_log_line(const fs::path& root, const std::string& command,
                     const std::map<std::string, std::string>& facts) {
    LogLine line(root, command.c_str());
    for (const auto& [key, value] : facts) line.json.key(key).text(value);
    line.end();
}

Poco::JSON::Object::Ptr last_run(const fs::path& root) {
    const auto bytes = read_file(root / to_path(words("file-log").zh));
    if (!bytes) return nullptr;
    Poco::JSON::Object::Ptr last;
    std::size_t at = 0;
    while (at < bytes->size()) {
        const auto end = std::min(bytes->find('\n', at), bytes->size());
        try {
            const auto line = Poco::JSON::Parser()
                                  .parse(bytes->substr(at, end - at))
                                  .extract<Poco::JSON::Object::Ptr>();
            if (text_of(line, "command") == "score") last = line;
        } catch (const Poco::Exception&) {  // a line cut off by a kill: the run before it counts
        }
        at = end + 1;
    }
    return last;
}

std::string text_of(const Poco::JSON::Object::Ptr& object, const std::string& key) {
    return object->has(key) && !object->isNull(key) ? object->get(key).convert<std::string>()
                                                    : std::string();
}

bool is_sealed(const fs::path& root) { return fs::exists(root / to_path(words("file-seal").zh)); }

}  // namespace kaoping
