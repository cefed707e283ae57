#include "job/folder/finalize.hpp"

#include <filesystem>

#include "job/folder/output_folder.hpp"
#include "job/folder/run_log.hpp"
#include "job/json/json_writer.hpp"
#include "job/results/read_results.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

// What stands in the way of sealing: results that cannot be read or are not final.
std::vector<Finding> obstacles(const std::string& output) {
    std::vector<Finding> found;
    const auto note = [&](const char* code, std::vector<std::pair<std::string, Text>> arguments) {
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

}  // namespace

Report finalize_round(const std::string& output) {
    Report report;
    report.refusals = obstacles(output);
    const std::filesystem::path root = to_path(output);
    if (report.refusals.empty() && is_sealed(root))
        report.refusals.push_back(
            {Severity::error, "seal-twice", "", "", {{"path", same(output)}}});
    if (!report.refusals.empty()) {
        report.outcome = Outcome::nothing_done;
        return report;
    }
    try {
        const std::string digest = sha256_hex(*read_file(root / "results.json"));
        JsonWriter json;
        json.begin_object().key("results_sha256").text(digest).end_object();
        OutputFolder folder(root);
        folder.put(words("file-seal").zh, json.take() + "\n");
        folder.finish();
        append_log_line(root, "finalize", {{"results_sha256", digest}});
        report.lines.push_back(
            message("sealed", {{"path", same(output)}, {"sha256", same(digest)}}));
    } catch (const OutputError& error) {
        report.refusals.push_back(output_failure(error));
        report.outcome = Outcome::nothing_done;
    }
    return report;
}

}  // namespace kaoping
