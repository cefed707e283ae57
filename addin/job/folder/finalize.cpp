#include "job/folder/finalize.hpp"

#include <Poco/JSON/Array.h>

#include <filesystem>

#include "job/folder/output_folder.hpp"
#include "job/folder/run_log.hpp"
#include "job/json/json_writer.hpp"
#include "job/results/results_file.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

// What stands in the way of sealing: results that are not final.
std::vector<Finding> obstacles(const Poco::JSON::Object::Ptr& results) {
    std::vector<Finding> found;
    const auto rounds = results->getArray("rounds");
    for (std::size_t r = 0; r < rounds->size(); ++r) {
        const auto round = rounds->getObject(static_cast<unsigned>(r));
        if (round->optValue("provisional", false))
            found.push_back({Severity::error,
                             "seal-provisional",
                             "",
                             "",
                             {{"rubric", same(text_of(round, "rubric"))}}});
        const auto counts = round->getObject("counts");
        if (counts->optValue("pending", 0) > 0)
            found.push_back({Severity::error,
                             "seal-pending",
                             "",
                             "",
                             {{"rubric", same(text_of(round, "rubric"))},
                              {"count", same(text_of(counts, "pending"))}}});
    }
    return found;
}

}  // namespace

Report finalize_round(const std::string& output) {
    Report report;
    const auto read = read_results(output);
    if (const auto* failure = std::get_if<Finding>(&read)) report.refusals.push_back(*failure);
    else report.refusals = obstacles(std::get<Poco::JSON::Object::Ptr>(read));
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
        OutputFolder(root).put(words("file-seal").zh, json.take() + "\n");
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
