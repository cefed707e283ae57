#include "job/folder/folder_journal.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>

#include "job/folder/part_files.hpp"
#include "job/json/json_values.hpp"
#include "job/system/durable.hpp"
#include "job/system/held_files.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

template <class Archive, JsonLike<JournalStep> T>
void json_members(Archive& a, T& step) {
    a.required("place", step.place);
    a.optional("part", step.part);
    a.optional("before", step.before);
}

template <class Archive, JsonLike<FolderJournal> T>
void json_members(Archive& a, T& journal) {
    a.member("history_part", journal.history_part);
    a.member("history", journal.history);
    a.required("steps", journal.steps);
}

namespace {

constexpr const char* journal_name = ".kaoping-journal";

// A journal is data that comes with the folder: it moves nothing out of it or into it.
bool stays_below(const std::string& relative) {
    const fs::path path = to_path(relative);
    return !relative.empty() && path.is_relative() && !path.has_root_name() &&
           std::none_of(path.begin(), path.end(),
                        [](const fs::path& name) { return name == ".."; });
}

bool is_sound(const JournalStep& step) {
    return stays_below(step.place) &&
           (step.part.empty() ||
            (stays_below(step.part) && is_part_name(step.part) &&
             to_path(step.part).parent_path() == to_path(step.place).parent_path()));
}

bool is_sound(const FolderJournal& journal) {
    const bool history = journal.history_part.empty() ||
                         (stays_below(journal.history_part) && stays_below(journal.history) &&
                          is_part_name(journal.history_part));
    return history && std::all_of(journal.steps.begin(), journal.steps.end(),
                                  [](const JournalStep& step) { return is_sound(step); });
}

std::optional<FolderJournal> read_journal(const fs::path& root) {
    const auto bytes = read_file(root / journal_name);
    FolderJournal journal;
    if (!bytes || read_json(std::string_view(*bytes), journal) || !is_sound(journal))
        return std::nullopt;
    return journal;
}

bool was_changed(const fs::path& place, const JournalStep& step) {
    const auto now = sha256_of_file(place);
    return now && *now != step.before;
}

bool is_done(const fs::path& root, const JournalStep& step) {
    std::error_code error;
    const std::string& gone = step.part.empty() ? step.place : step.part;
    return !fs::exists(root / to_path(gone), error);
}

void refuse_changed(const fs::path& root, const FolderJournal& journal) {
    for (const JournalStep& step : journal.steps) {
        const fs::path place = root / to_path(step.place);
        if (!is_done(root, step) && was_changed(place, step)) throw ChangedAfterStop(place);
    }
}

void move_history(const fs::path& root, const FolderJournal& journal) {
    std::error_code error;
    if (journal.history_part.empty() || !fs::exists(root / to_path(journal.history_part), error))
        return;
    if (const auto failed =
            replace_file(root / to_path(journal.history_part), root / to_path(journal.history)))
        throw OutputError(root / to_path(journal.history), failed);
}

void carry_out(const fs::path& root, const JournalStep& step) {
    if (is_done(root, step)) return;
    const fs::path place = root / to_path(step.place);
    const auto failed =
        step.part.empty() ? remove_file(place) : replace_file(root / to_path(step.part), place);
    if (failed) throw OutputError(place, failed);
}

// The names that were changed are on the disk before the journal goes.
void flush_names(const fs::path& root, const FolderJournal& journal) {
    std::set<fs::path> folders;
    for (const JournalStep& step : journal.steps)
        folders.insert((root / to_path(step.place)).parent_path());
    if (!journal.history.empty()) folders.insert((root / to_path(journal.history)).parent_path());
    for (const fs::path& folder : folders)
        if (const auto failed = flush_folder(folder)) throw OutputError(folder, failed);
}

}  // namespace

ChangedAfterStop::ChangedAfterStop(const fs::path& file)
    : OutputError(file, words("output-changed-after-stop")) {}

void write_journal(const fs::path& root, const FolderJournal& journal) {
    JsonWriter json(0);
    write_json(json, journal);
    const fs::path place = root / journal_name;
    const fs::path part = part_of(place);
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out << json.take() << "\n";
    out.close();
    if (!out) throw OutputError(place, last_error());
    if (const auto failed = flush_file(part)) throw OutputError(place, failed);
    if (const auto failed = replace_file(part, place)) throw OutputError(place, failed);
    if (const auto failed = flush_folder(root)) throw OutputError(root, failed);
}

void carry_out(const fs::path& root, const FolderJournal& journal) {
    move_history(root, journal);
    for (const JournalStep& step : journal.steps) carry_out(root, step);
    flush_names(root, journal);
    if (const auto failed = remove_file(root / journal_name))
        throw OutputError(root / journal_name, failed);
}

void finish_interrupted(const fs::path& root) {
    const auto journal = read_journal(root);
    std::error_code error;
    if (!journal) {
        fs::remove(root / journal_name, error);
        return;
    }
    refuse_changed(root, *journal);
    carry_out(root, *journal);
}

}  // namespace kaoping
