#include "job/folder/seal.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>

#include "job/folder/output_folder.hpp"
#include "job/json/json_values.hpp"
#include "job/system/durable.hpp"
#include "job/system/held_files.hpp"
#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

struct Seal {
    std::string head;  // empty: of an older version, whose log was no chain
    std::string results_sha256;
};

template <class Archive, JsonLike<Seal> T>
void json_members(Archive& a, T& seal) {
    a.member("log", seal.head);
    a.member("results_sha256", seal.results_sha256);
}

fs::path seal_of(const fs::path& root) { return root / to_path(words("file-seal").zh); }
fs::path pending_of(const fs::path& root) { return root / to_path(words("file-seal").zh + ".new"); }

// nullopt: there is none; an unreadable one says nothing.
std::optional<Seal> read_seal(const fs::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return std::nullopt;
    Seal seal;
    read_json(std::string_view(*bytes), seal, JsonMode::lenient);
    return seal;
}

// The seal was good until the round was reopened; the run that did so had no time to put it away.
bool is_of_reopened(const Seal& seal, const std::vector<LogEntry>& log) {
    return std::any_of(log.begin(), log.end(), [&](const LogEntry& entry) {
        return entry.command == "finalize" && (seal.head.empty() || entry.sha256 == seal.head);
    });
}

// Ends a sealing that was stopped behind its line, and clears away one that was stopped before.
void settle(const fs::path& root, const std::vector<LogEntry>& log) {
    const auto pending = read_seal(pending_of(root));
    if (!pending) return;
    const LogEntry* line = sealing_line(log);
    if (line != nullptr && line->sha256 == pending->head) {
        replace_file(pending_of(root), seal_of(root));
        flush_folder(root);
    } else {
        remove_file(pending_of(root));
    }
}

bool is_sealed(const fs::path& root, const std::vector<LogEntry>& log) {
    if (sealing_line(log) != nullptr) return true;
    const auto seal = read_seal(seal_of(root));
    return seal && !is_of_reopened(*seal, log);
}

Finding defect(MessageCode code, const std::string& found = "", const std::string& want = "") {
    return {Severity::error, code, "", "", {{"found", same(found)}, {"want", same(want)}}};
}

}  // namespace

const LogEntry* sealing_line(const std::vector<LogEntry>& log) {
    for (auto entry = log.rbegin(); entry != log.rend(); ++entry) {
        if (entry->command == "finalize") return &*entry;
        if (entry->reopens) return nullptr;
    }
    return nullptr;
}

bool is_sealed(const fs::path& root) {
    const auto log = read_log(root);
    settle(root, log);
    return is_sealed(root, log);
}

std::optional<fs::path> sealed_folder_of(const fs::path& place) {
    fs::path folder = absolute_path(place).lexically_normal();
    for (fs::path above; folder != above; above = folder, folder = folder.parent_path())
        if (is_sealed(folder, read_log(folder))) return folder;
    return std::nullopt;
}

SealedError::SealedError(const fs::path& folder)
    : OutputError(folder, message("output-sealed", {{"path", same(to_utf8(folder))}})) {}

std::vector<Finding> seal_defects(const fs::path& root, const std::vector<LogEntry>& log) {
    settle(root, log);
    std::vector<Finding> defects;
    const LogEntry* line = sealing_line(log);
    const auto seal = read_seal(seal_of(root));
    if (line == nullptr) {
        if (seal && !is_of_reopened(*seal, log)) defects.push_back(defect("seal-unlogged"));
        return defects;
    }
    if (!seal) defects.push_back(defect("seal-gone"));
    else if (line->chained && seal->head != line->sha256)
        defects.push_back(defect("seal-differs", seal->head, line->sha256));
    if (line != &log.back())
        defects.push_back(defect("log-after-seal", std::to_string(log.back().line)));
    return defects;
}

void prepare_seal(const fs::path& root, const std::string& head,
                  const std::string& results_sha256) {
    JsonWriter json;
    json.begin_object().key("log").text(head).key("results_sha256").text(results_sha256);
    json.end_object();
    const fs::path file = pending_of(root);
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << json.take() << "\n";
    out.close();
    if (!out) throw OutputError(file, std::error_code(errno, std::generic_category()));
    if (const auto error = flush_file(file)) throw OutputError(file, error);
    if (const auto error = flush_folder(root)) throw OutputError(root, error);
}

void commit_seal(const fs::path& root) {
    if (const auto error = replace_file(pending_of(root), seal_of(root)))
        throw OutputError(seal_of(root), error);
    if (const auto error = flush_folder(root)) throw OutputError(root, error);
}

}  // namespace kaoping
