#include "job/folder/sealed_folder.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "intake/xlsx.hpp"
#include "job/folder/changed_cells.hpp"
#include "job/folder/folder_files.hpp"
#include "job/folder/seal.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

void report_file(MessageCode code, const std::string& file, Report& report) {
    report.lines.push_back(message(code, {{"file", same(file)}}));
    report.outcome = Outcome::findings;
}

void report_defects(const std::vector<Finding>& defects, Report& report) {
    for (const Finding& defect : defects) {
        report.lines.push_back(describe(defect, ""));
        if (defect.severity == Severity::error) report.outcome = Outcome::findings;
    }
}

// What a run would read, or somebody could take for a result of the round.
std::vector<std::string> added_files(const fs::path& root, const std::set<std::string>& sealed) {
    std::set<std::string> folders{words("folder-history").zh};
    for (const std::string& file : sealed)
        if (is_typed_into(file) || is_completed_by_hand(file))
            if (const auto slash = file.find_last_of('/'); slash != std::string::npos)
                folders.insert(file.substr(0, slash));
    std::vector<std::string> added;
    for (const std::string& folder : folders) {
        if (folder.ends_with(words("folder-reports").zh)) continue;  // scans of the signed ones
        for (std::string& file : files_below(root, folder))
            if (!sealed.contains(file)) added.push_back(std::move(file));
    }
    return added;
}

std::optional<Workbook> workbook_of(const fs::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return std::nullopt;
    ReadResult read = read_workbook(std::span<const char>(*bytes));
    if (!std::holds_alternative<Workbook>(read)) return std::nullopt;
    return std::get<Workbook>(std::move(read));
}

std::string shortened(const std::string& text) {
    constexpr std::size_t most = 120;
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

}  // namespace

void check_log(const fs::path& root, const std::vector<LogEntry>& log, Report& report) {
    report_defects(chain_defects(log), report);
    report_defects(seal_defects(root, log), report);
}

void check_history(const fs::path& root, const std::vector<LogEntry>& log, Report& report) {
    std::set<std::string> seen;
    for (const auto& [file, sha256] : logged_history(root, log)) {
        if (!seen.insert(file).second) continue;
        const auto now = sha256_of_file(root / to_path(file));
        if (!now) report_file("history-gone", file, report);
        else if (*now != sha256) report_file("history-changed", file, report);
    }
}

std::vector<std::string> check_sealed_files(const fs::path& root, const std::vector<LogEntry>& log,
                                            Report& report) {
    const LogEntry& line = *sealing_line(log);
    std::vector<LoggedFile> files = read_record(root, line).files;
    if (files.empty())  // sealed by an older version, which listed none
        for (const auto& [file, sha256] : expected_files(root, log).outputs)
            files.push_back({file, sha256});
    std::vector<std::string> changed;
    std::set<std::string> sealed;
    for (const auto& [file, sha256] : files) {
        sealed.insert(file);
        const auto now = sha256_of_file(root / to_path(file));
        if (now == sha256) continue;
        report_file(now ? MessageCode("replay-sealed-changed") : "replay-sealed-gone", file,
                    report);
        changed.push_back(file);
    }
    for (const std::string& file : added_files(root, sealed))
        report_file("replay-sealed-added", file, report);
    if (changed.empty())
        report.lines.push_back(
            message("replay-sealed-same",
                    {{"count", same(std::to_string(files.size()))}, {"head", same(line.sha256)}}));
    return changed;
}

void report_cells(const fs::path& present, const fs::path& recomputed, const std::string& file,
                  Report& report) {
    constexpr std::size_t most_cells = 20;
    const auto say = [&](MessageCode code, std::vector<std::pair<std::string, Text>> args = {}) {
        args.emplace_back("file", same(file));
        report.lines.push_back(message(code, args));
    };
    const auto now = workbook_of(present);
    const auto then = workbook_of(recomputed);
    if (!now) return say("replay-unreadable");
    if (!then) return;
    const WorkbookChanges changes = changed_cells(*now, *then);
    for (const std::string& sheet : changes.sheets_gone)
        say("replay-sheet-gone", {{"sheet", same(sheet)}});
    for (const std::string& sheet : changes.sheets_added)
        say("replay-sheet-added", {{"sheet", same(sheet)}});
    for (std::size_t i = 0; i < std::min(changes.cells.size(), most_cells); ++i) {
        const ChangedCell& change = changes.cells[i];
        say("replay-cell", {{"cell", same(change.cell)},
                            {"found", same(shortened(change.found))},
                            {"want", same(shortened(change.want))}});
    }
    if (changes.cells.size() > most_cells)
        say("replay-cells-more",
            {{"count", same(std::to_string(changes.cells.size() - most_cells))}});
    if (changes.empty()) say("replay-no-cell");
}

}  // namespace kaoping
