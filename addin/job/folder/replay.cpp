#include "job/folder/replay.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/TemporaryFile.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "job/folder/logged_options.hpp"
#include "job/folder/run_log.hpp"
#include "job/score.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

using Poco::JSON::Object;

// PDF is the office's: it is neither made again nor compared.
ScoreOptions options_of(const Object::Ptr& run, int jobs, const std::string& language) {
    ScoreOptions options;
    options.jobs = jobs;
    options.language = language;
    read_logged_options(run->getObject("options"), options);
    options.reports.pdf = false;
    return options;
}

std::string digest_of(const fs::path& file) {
    const auto bytes = read_file(file);
    return bytes ? sha256_hex(*bytes) : std::string();
}

bool is_pdf(const std::string& file) { return file.ends_with(".pdf"); }

// People type into the review and graded workbooks between runs.
bool may_be_typed_into(const std::string& file) {
    const std::string& review = words("file-review").zh;
    const std::string graded = words("folder-graded").zh + "/";
    return file == review || file.ends_with("/" + review) || file.starts_with(graded) ||
           file.find("/" + graded) != std::string::npos;
}

// The files that a run wrote, against those on disk.
class Disk {
public:
    Disk(const fs::path& root, const Object::Ptr& run, Report& report)
        : root_(root), run_(run), report_(report) {}

    // True when all are as the run left them but for what was typed since: those are `typed`.
    bool is_unchanged(std::vector<std::string>& typed) {
        for (const auto& [file, sha256] : files("outputs")) {
            const std::string now = digest_of(root_ / to_path(file));
            if (now == sha256) continue;
            if (now.empty() || !may_be_typed_into(file)) {
                report_.lines.push_back(message(now.empty() ? "replay-missing" : "replay-changed",
                                                {{"file", same(file)}}));
                return false;
            }
            report_.lines.push_back(message("replay-typed", {{"file", same(file)}}));
            typed.push_back(file);
        }
        return true;
    }

    // The copy of a workbook typed into since becomes what the run had read: it is in the history,
    // or there was none. False when the run read it and left it as it was, so that nobody kept it.
    bool restore(const std::string& file, const fs::path& copy) const {
        std::error_code error;
        fs::remove(copy / to_path(file), error);
        const std::string name = to_utf8(to_path(file).filename());
        std::set<std::string> read;
        for (const auto& [input, sha256] : files("bureau_inputs"))
            if (input == name) read.insert(sha256);
        for (fs::directory_iterator it(root_ / to_path(words("folder-history").zh), error), end;
             it != end && !error; it.increment(error)) {
            const fs::path kept = it->path() / to_path(file);
            if (!read.contains(digest_of(kept))) continue;
            fs::copy_file(kept, copy / to_path(file), error);
            return !error;
        }
        return read.empty();
    }

    // Tells which forms are not those that the run read: then nothing can come out alike.
    void compare_inputs(const RunResult& again) {
        std::map<std::string, std::string> now;
        for (const RoundResult& round : again.rounds)
            for (const Subject& subject : round.subjects)
                if (!subject.file.empty()) now[subject.file] = subject.sha256;
        for (const auto& [file, sha256] : files("inputs")) {
            const auto found = now.find(file);
            if (found == now.end())
                report_.lines.push_back(message("replay-input-gone", {{"file", same(file)}}));
            else if (found->second != sha256)
                report_.lines.push_back(message("replay-input-changed", {{"file", same(file)}}));
            if (found != now.end()) now.erase(found);
        }
        for (const auto& [file, sha256] : now)
            report_.lines.push_back(message("replay-input-new", {{"file", same(file)}}));
    }

    // Tells the first file of the repeated run that differs, or how many are alike. PDF is the
    // office's.
    void compare_recomputed(const fs::path& copy) {
        int count = 0;
        for (const auto& [file, sha256] : files("outputs")) {
            if (is_pdf(file)) continue;
            ++count;
            if (digest_of(copy / to_path(file)) == sha256) continue;
            report_.lines.push_back(message("replay-differs", {{"file", same(file)}}));
            report_.outcome = Outcome::findings;
            return;
        }
        report_.lines.push_back(message("replay-same", {{"count", same(std::to_string(count))}}));
    }

    std::vector<std::pair<std::string, std::string>> files(const char* key) const {
        std::vector<std::pair<std::string, std::string>> found;
        const auto entries = run_->getArray(key);
        for (std::size_t i = 0; entries && i < entries->size(); ++i) {
            const auto entry = entries->getObject(static_cast<unsigned>(i));
            found.emplace_back(text_of(entry, "file"), text_of(entry, "sha256"));
        }
        return found;
    }

private:
    const fs::path& root_;
    const Object::Ptr& run_;
    Report& report_;
};

}  // namespace

// The bureau's workbooks of the folder are inputs too: the run is repeated on a copy of them.
Report replay(const std::string& output, int jobs, const std::string& language) {
    Report report;
    const fs::path root = to_path(output);
    const Object::Ptr run = last_run(root);
    const auto refuse = [&](const char* code) {
        report.refusals.push_back({Severity::error, code, "", "", {{"path", same(output)}}});
        report.outcome = Outcome::nothing_done;
        return report;
    };
    if (!run) return refuse("replay-no-log");
    if (run->getObject("options")->has("document")) return refuse("replay-document");
    Disk disk(root, run, report);
    std::vector<std::string> typed;
    if (!disk.is_unchanged(typed)) {
        report.outcome = Outcome::findings;
        return report;
    }
    ScoreOptions options = options_of(run, jobs, language);
    Poco::TemporaryFile keeper;
    const fs::path copy = to_path(keeper.path());
    std::error_code error;
    fs::copy(root, copy, fs::copy_options::recursive, error);
    if (error) return refuse("replay-no-copy");
    for (const char* code : {"file-seal", "file-log", "folder-history"})
        fs::remove_all(copy / to_path(words(code).zh), error);
    for (const std::string& file : typed) {
        if (disk.restore(file, copy)) continue;
        report.lines.push_back(message("replay-not-kept", {{"file", same(file)}}));
        return report;
    }
    options.output = to_utf8(copy);
    const ScoreRun again = run_score(options);
    if (!again.refusals.empty()) {
        report.refusals = again.refusals;
        report.outcome = Outcome::nothing_done;
        return report;
    }
    disk.compare_inputs(again.result);
    disk.compare_recomputed(copy);
    return report;
}

}  // namespace kaoping
