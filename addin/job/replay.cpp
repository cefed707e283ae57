#include "job/replay.hpp"

#include <Poco/TemporaryFile.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>

#include "job/folder/file_names.hpp"
#include "job/folder/folder_files.hpp"
#include "job/folder/folder_lock.hpp"
#include "job/folder/logged_options.hpp"
#include "job/folder/logged_places.hpp"
#include "job/folder/run_log.hpp"
#include "job/folder/seal.hpp"
#include "job/folder/sealed_folder.hpp"
#include "job/round/round_folder.hpp"
#include "job/score.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

// PDF is the office's: it is neither made again nor compared.
ScoreOptions options_of(const LoggedOptions& logged, int jobs) {
    ScoreOptions options;
    options.jobs = jobs;
    read_logged_options(logged, options);
    options.reports.formats.erase(ReportFormat::pdf);
    return options;
}

bool is_pdf(const std::string& file) { return file.ends_with(".pdf"); }

// One run of the log, repeated on a copy of what it read.
class Repetition {
public:
    Repetition(const fs::path& root, LogRecord run, Report& report)
        : root_(root), run_(std::move(run)), report_(report), copy_(to_path(keeper_.path())) {}

    const fs::path& copy() const { return copy_; }

    // Of a round that is not sealed. True when all files are as the run left them but for what was
    // typed or put back since: those are `changed`.
    bool is_unchanged(const ExpectedFiles& expected, std::vector<std::string>& changed) {
        for (const auto& [file, sha256] : run_.outputs) {
            const auto now = sha256_of_file(root_ / to_path(file));
            if (now == sha256) continue;
            const auto restored = expected.restored.find(file);
            const bool put_back = restored != expected.restored.end() && now == restored->second;
            if (!put_back && (!now || !is_typed_into(file))) {
                report_.lines.push_back(
                    message(now ? MessageCode("replay-changed") : "replay-missing",
                            {{"file", same(file)}}));
                return false;
            }
            report_.lines.push_back(
                message(put_back ? MessageCode("replay-restored") : "replay-typed",
                        {{"file", same(file)}}));
            changed.push_back(file);
        }
        return true;
    }

    // The bureau's workbooks are inputs too. `changed`: those that are not as the run left them.
    std::error_code copy_bureau(const std::vector<std::string>& changed) {
        std::error_code error;
        fs::create_directories(copy_, error);
        std::vector<std::string> folders{""};
        for (const LoggedRound& round : run_.rounds)
            folders.push_back(round_folder(round.rubric, round.year) + "/");
        for (const std::string& folder : folders)
            for (const MessageCode code :
                 std::to_array<MessageCode>({"file-review", "folder-graded"})) {
                const std::string place = folder + words(code).zh;
                if (!fs::exists(root_ / to_path(place), error)) continue;
                fs::create_directories(copy_ / to_path(folder), error);
                fs::copy(root_ / to_path(place), copy_ / to_path(place),
                         fs::copy_options::recursive, error);
                if (error) return error;
            }
        remove_what_was_not_there();
        const auto exact = put_what_it_replaced();
        for (const std::string& file : changed)
            if (is_typed_into(file) && !exact.contains(file)) put_as_read(file);
        return {};
    }

    // Reports which forms are not those that the run read: then nothing can come out alike.
    void compare_inputs(const RunResult& again) {
        std::map<std::string, std::string> now;
        for (const RoundResult& round : again.rounds)
            for (const Subject& subject : round.subjects)
                if (!subject.file.empty()) now[subject.file] = subject.sha256;
        for (const auto& [file, sha256] : run_.inputs) {
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

    // Reports what the run was given beside the forms and is no longer as it was.
    void compare_sides(const ScoreOptions& options) {
        for (const LoggedPlace& place : run_.places) {
            if (place.sha256.empty()) continue;
            const auto now = sha256_of_file(to_path(options.place_of(place.given)));
            if (now == place.sha256) continue;
            report_.lines.push_back(
                message(now ? MessageCode("replay-side-changed") : "replay-side-gone",
                        {{"file", same(place.given)}}));
        }
    }

    bool is_as_logged(const std::string& file) const {
        const auto output = std::find_if(run_.outputs.begin(), run_.outputs.end(),
                                         [&](const LoggedFile& o) { return o.file == file; });
        return output != run_.outputs.end() &&
               sha256_of_file(copy_ / to_path(file)) == output->sha256;
    }

    // Reports the first file of the repeated run that differs, or how many are alike. PDF is the
    // office's.
    void compare_outputs() {
        int count = 0;
        for (const auto& [file, sha256] : run_.outputs) {
            if (is_pdf(file)) continue;
            ++count;
            if (sha256_of_file(copy_ / to_path(file)) == sha256) continue;
            if (!guessed_.empty()) {
                report_.lines.push_back(message("replay-not-kept", {{"file", same(guessed_)}}));
                return;
            }
            report_.lines.push_back(message("replay-differs", {{"file", same(file)}}));
            report_.outcome = Outcome::findings;
            return;
        }
        report_.lines.push_back(message("replay-same", {{"count", same(std::to_string(count))}}));
    }

private:
    std::set<std::string> digests_read(const std::string& file) const {
        std::set<std::string> read;
        for (const auto& [input, sha256] : run_.bureau_inputs)
            if (input == file || input == base_name(file)) read.insert(sha256);
        return read;
    }

    // Workbooks that the run wrote for the first time.
    void remove_what_was_not_there() {
        std::error_code error;
        for (const auto& [file, sha256] : run_.outputs)
            if (is_typed_into(file) && digests_read(file).empty())
                fs::remove(copy_ / to_path(file), error);
    }

    // What the run read and replaced is in its history. Returns the places.
    std::set<std::string> put_what_it_replaced() {
        std::set<std::string> places;
        const std::string history = words("folder-history").zh + "/";
        for (const auto& [kept, sha256] : run_.history) {
            const auto number = kept.find('/', history.size());
            if (!kept.starts_with(history) || number == std::string::npos) continue;
            const std::string file = kept.substr(number + 1);
            if (!is_typed_into(file) || !digests_read(file).contains(sha256) ||
                sha256_of_file(root_ / to_path(kept)) != sha256)
                continue;
            std::error_code error;
            fs::create_directories((copy_ / to_path(file)).parent_path(), error);
            copy_file_over(root_ / to_path(kept), copy_ / to_path(file), error);
            if (!error) places.insert(file);
        }
        return places;
    }

    // What the run had read is in the history, or there was none. A run that read the workbook and
    // left it as it was kept no copy: what an earlier one had read says the same, or nobody had
    // typed anything yet. Whether that is so the comparison of all outputs tells.
    void put_as_read(const std::string& file) {
        std::error_code error;
        fs::remove(copy_ / to_path(file), error);
        const std::set<std::string> read = digests_read(file);
        std::map<int, fs::path> kept;
        for (fs::directory_iterator it(root_ / to_path(words("folder-history").zh), error), end;
             it != end && !error; it.increment(error)) {
            const fs::path old = it->path() / to_path(file);
            int number = 0;
            const std::string name = to_utf8(it->path().filename());
            std::from_chars(name.data(), name.data() + name.size(), number);
            if (fs::exists(old, error)) kept.emplace(number, old);
        }
        fs::create_directories((copy_ / to_path(file)).parent_path(), error);
        for (const auto& [number, old] : kept)
            if (const auto sha256 = sha256_of_file(old); sha256 && read.contains(*sha256)) {
                fs::copy_file(old, copy_ / to_path(file), error);
                return;
            }
        if (read.empty()) return;
        guessed_ = file;
        if (!kept.empty()) fs::copy_file(kept.rbegin()->second, copy_ / to_path(file), error);
    }

    const fs::path& root_;
    const LogRecord run_;
    Report& report_;
    Poco::TemporaryFile keeper_;
    const fs::path copy_;
    std::string guessed_;  // a workbook that nobody kept as the run read it
};

// What stops the repetition is reported after what was found before it.
void stop(const std::vector<Finding>& refusals, Report& report) {
    if (report.outcome == Outcome::clean) {
        report.refusals = refusals;
        report.outcome = Outcome::nothing_done;
        return;
    }
    for (const Finding& refusal : refusals) report.lines.push_back(describe(refusal, ""));
}

void repeat(Repetition& repetition, const ScoreOptions& options, const fs::path& root,
            const std::vector<std::string>& changed, bool sealed, Report& report) {
    repetition.compare_sides(options);
    const ScoreRun again = run_score(options);
    if (!again.refusals.empty()) return stop(again.refusals, report);
    repetition.compare_inputs(again.result);
    for (const std::string& file : changed) {
        if (!sealed || !file.ends_with(".xlsx")) continue;
        std::error_code error;
        if (!fs::exists(root / to_path(file), error)) continue;
        if (repetition.is_as_logged(file))
            report_cells(root / to_path(file), repetition.copy() / to_path(file), file, report);
        else report.lines.push_back(message("replay-cells-unknown", {{"file", same(file)}}));
    }
    repetition.compare_outputs();
}

}  // namespace

Report replay(const std::string& output, int jobs) {
    Report report;
    const fs::path root = to_path(output);
    const auto refusal = [&](MessageCode code) {
        return std::vector<Finding>{{Severity::error, code, "", "", {{"path", same(output)}}}};
    };
    std::optional<FolderLock> lock;
    try {
        if (last_options(root))
            lock.emplace(root,
                         FolderLock::Sealed::allowed);  // and what a stopped run had begun is ended
    } catch (const FolderInUse& error) {
        stop({output_failure(error)}, report);
        return report;
    } catch (const ChangedAfterStop& error) {
        stop({output_failure(error)}, report);
        return report;
    } catch (const OutputError&) {  // it can be read all the same
    }
    const auto log = read_log(root);
    const auto logged = last_options(root);
    if (!logged) {
        stop(refusal("replay-no-log"), report);
        return report;
    }
    check_log(root, log, report);
    LogRecord record = read_record(root, *last_of(log, "score"));
    ScoreOptions options = options_of(*logged, jobs);
    options.moved = places_today(record.places, root);
    Repetition repetition(root, std::move(record), report);
    options.output = to_utf8(repetition.copy());
    const bool sealed = sealing_line(log) != nullptr;
    if (!sealed) check_history(root, log, report);  // of a sealed round it is sealed too
    std::vector<std::string> changed;
    if (sealed) changed = check_sealed_files(root, log, report);
    else if (!repetition.is_unchanged(expected_files(root, log), changed)) {
        report.outcome = Outcome::findings;
        return report;
    }
    if (of_a_document(*logged)) stop(refusal("replay-document"), report);
    else if (repetition.copy_bureau(changed)) stop(refusal("replay-no-copy"), report);
    else repeat(repetition, options, root, changed, sealed, report);
    return report;
}

}  // namespace kaoping
