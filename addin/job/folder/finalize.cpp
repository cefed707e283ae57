#include "job/folder/finalize.hpp"

#include <filesystem>
#include <map>

#include "job/folder/folder_files.hpp"
#include "job/folder/output_folder.hpp"
#include "job/folder/run_log.hpp"
#include "job/folder/seal.hpp"
#include "job/results/read_results.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

// What stands in the way of sealing: results that cannot be read or are not final.
std::vector<Finding> obstacles(const std::string& output) {
    std::vector<Finding> found;
    const auto note = [&](MessageCode code, std::vector<std::pair<std::string, Text>> arguments) {
        found.push_back({Severity::error, code, "", "", std::move(arguments)});
    };
    const auto look = [&](const results::Round& round) {
        if (round.provisional) note("seal-provisional", {{"rubric", same(round.rubric)}});
        const auto* pending = round.counts.find(word_of(results::SubjectStatus::pending));
        if (pending && *pending > 0)
            note("seal-pending",
                 {{"rubric", same(round.rubric)}, {"count", same(std::to_string(*pending))}});
    };
    if (auto failure = read_results(output, ResultsNeed::scores, {.round = look}))
        return {std::move(*failure)};
    return found;
}

// What the last run wrote and is no longer as it left it; reports and returned copies may have been
// completed by hand since.
std::vector<Finding> changes(const fs::path& root, const std::vector<LogEntry>& log) {
    std::vector<Finding> found;
    for (const auto& [file, sha256] : expected_files(root, log).outputs) {
        if (is_completed_by_hand(file)) continue;
        if (sha256_of_file(root / to_path(file)) == sha256) continue;
        found.push_back({Severity::error, "seal-changed", "", "", {{"file", same(file)}}});
    }
    return found;
}

// Everything that is sealed: what the last run wrote, as it stands now, and the history.
std::map<std::string, std::string> sealed_files(const fs::path& root,
                                                const std::vector<LogEntry>& log) {
    std::map<std::string, std::string> files;
    const auto take = [&](const std::string& file) {
        if (const auto sha256 = sha256_of_file(root / to_path(file))) files[file] = *sha256;
    };
    for (const auto& [file, sha256] : expected_files(root, log).outputs) take(file);
    for (const std::string& file : files_below(root, words("folder-history").zh)) take(file);
    return files;
}

// The seal is prepared, the log gets its line, the seal takes its place. The line is what seals.
void seal(const fs::path& root, const std::vector<LogEntry>& log, Report& report) {
    const std::string digest = sha256_of_file(root / "results.json").value_or("");
    LogLine line(root, "finalize");
    line.json.key("results_sha256").text(digest);
    put_files(line, "files", sealed_files(root, log));
    const std::string head = line.finish();
    prepare_seal(root, head, digest);
    line.commit();
    commit_seal(root);
    for (const Finding& defect : chain_defects(log))
        if (defect.severity == Severity::error) report.lines.push_back(describe(defect, ""));
    report.lines.push_back(message(
        "sealed", {{"path", same(to_utf8(root))}, {"sha256", same(digest)}, {"head", same(head)}}));
}

}  // namespace

Report finalize_round(const std::string& output) {
    Report report;
    const fs::path root = to_path(output);
    const auto refuse = [&](MessageCode code) {
        report.refusals.push_back({Severity::error, code, "", "", {{"path", same(output)}}});
    };
    if (sealed_folder_of(root)) refuse("seal-twice");
    else report.refusals = obstacles(output);
    try {
        if (report.refusals.empty()) {
            // Nobody else writes into it meanwhile.
            const OutputFolder folder(root, FolderLock::Sealed::allowed);
            const auto log = read_log(root);
            if (is_sealed(root)) refuse("seal-twice");
            else if (last_of(log, "score") == nullptr) refuse("replay-no-log");
            else report.refusals = changes(root, log);
            if (report.refusals.empty()) seal(root, log, report);
        }
    } catch (const OutputError& error) {
        report.refusals.push_back(output_failure(error));
    }
    if (!report.refusals.empty()) report.outcome = Outcome::nothing_done;
    return report;
}

}  // namespace kaoping
