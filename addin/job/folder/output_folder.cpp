#include "job/folder/output_folder.hpp"

#include <algorithm>

#include "job/folder/part_files.hpp"
#include "job/folder/seal.hpp"
#include "job/system/durable.hpp"
#include "job/system/held_files.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

// 历史/1, 历史/2 ...: the first number not taken.
std::string next_history(const fs::path& root) {
    const std::string base = words("folder-history").zh + "/";
    int n = 1;
    std::error_code error;
    while (fs::exists(root / to_path(base + std::to_string(n)), error)) ++n;
    return base + std::to_string(n);
}

// At most three names, then dots.
fs::path listed(const std::vector<fs::path>& files) {
    constexpr std::size_t shown = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(files.size(), shown); ++i)
        names += (i == 0 ? "" : ", ") + to_utf8(files[i]);
    return to_path(names + (files.size() > shown ? " …" : ""));
}

}  // namespace

OutputFile::OutputFile(fs::path place) : place_(std::move(place)), part_(lone_part_of(place_)) {
    if (has_device_name(place_)) throw OutputError(place_, words("output-bad-name"));
    if (const auto folder = sealed_folder_of(place_.parent_path())) throw SealedError(*folder);
    make_folders(place_.parent_path());
    remove_lone_leftovers(place_);
}

OutputFile::OutputFile(fs::path place, const FolderLock&)
    : place_(std::move(place)), part_(part_of(place_)) {}

OutputFile::~OutputFile() {
    std::error_code error;
    fs::remove(part_, error);
}

void OutputFile::write(const std::function<void(const std::string& path)>& write) const {
    try {
        write(to_utf8(part_));
    } catch (const WriteError& error) {
        if (error.cause) throw OutputError(place_, error.cause);
        throw;
    }
}

void OutputFile::commit() {
    if (const auto error = replace_file(part_, place_)) throw OutputError(place_, error);
}

OutputFolder::OutputFolder(fs::path root, FolderLock::Sealed sealed)
    : root_(std::move(root)), lock_(root_, sealed), history_(next_history(root_)) {
    if (const auto held = held_files(root_); !held.empty())
        throw OutputError(listed(held), words("output-in-use"));
}

OutputFolder::~OutputFolder() {
    if (written_down_) return;  // the next run carries it out
    std::error_code error;
    for (const fs::path& part : parts_) fs::remove(part, error);
    if (!journal_.history_part.empty())
        fs::remove_all(root_ / to_path(journal_.history_part), error);
    for (const fs::path& folder : folders_) fs::remove(folder, error);  // those empty still
}

fs::path OutputFolder::prepare(const std::string& relative) {
    const fs::path place = root_ / to_path(relative);
    const std::lock_guard lock(guard_);
    const auto made = make_folders(place.parent_path());
    folders_.insert(folders_.begin(), made.begin(), made.end());
    return *parts_.insert(part_of(place)).first;
}

void OutputFolder::commit(const std::string& relative) {
    const fs::path place = root_ / to_path(relative);
    const fs::path part = part_of(place);
    const auto digest = sha256_of_file(part);
    if (!digest) throw OutputError(part, last_error());
    const auto before = sha256_of_file(place);
    const std::lock_guard lock(guard_);
    made_[relative] = *digest;
    std::error_code error;
    if (before == digest) fs::remove(part, error);
    else plan({relative, to_utf8(part.lexically_relative(root_)), before.value_or("")});
}

void OutputFolder::put(const std::string& relative, std::string_view bytes) {
    PieceFile file(*this, relative);
    file.append(bytes);
    file.commit();
}

void OutputFolder::adopt(const std::string& relative, const fs::path& part) {
    const std::lock_guard lock(guard_);
    parts_.insert(part);
    journal_.steps.push_back({relative, to_utf8(part.lexically_relative(root_)),
                              sha256_of_file(root_ / to_path(relative)).value_or("")});
}

void OutputFolder::plan(JournalStep step) {
    if (!step.before.empty()) {
        std::error_code error;
        replaced_.push_back({step.place, fs::last_write_time(root_ / to_path(step.place), error)});
        kept_[history_ + "/" + step.place] = step.before;
    }
    journal_.steps.push_back(std::move(step));
}

void OutputFolder::retire(const std::string& relative) {
    const auto before = sha256_of_file(root_ / to_path(relative));
    const std::lock_guard lock(guard_);
    if (before) plan({relative, "", *before});
}

void OutputFolder::retire_others(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> strangers;
    for (fs::directory_iterator it(root_ / to_path(folder), error), end; it != end && !error;
         it.increment(error)) {
        const std::string relative = folder + "/" + to_utf8(it->path().filename());
        if (it->is_regular_file(error) && !made_.contains(relative) && !is_part_name(relative))
            strangers.push_back(relative);
    }
    for (const auto& relative : strangers) retire(relative);
}

// Hard links, or copies: the old files stay in their places until the new ones take them.
void OutputFolder::gather_history() {
    if (replaced_.empty()) return;
    journal_.history = history_;
    const fs::path gathered = part_of(root_ / to_path(history_));
    journal_.history_part = to_utf8(gathered.lexically_relative(root_));
    const auto made = make_folders(gathered.parent_path());
    folders_.insert(folders_.begin(), made.begin(), made.end());
    for (const Stamp& old : replaced_) {
        const fs::path kept = gathered / to_path(old.place);
        make_folders(kept.parent_path());
        std::error_code error;
        fs::create_hard_link(root_ / to_path(old.place), kept, error);
        if (error) {
            copy_file_over(root_ / to_path(old.place), kept, error);
            parts_.insert(kept);
        }
        if (error) throw OutputError(kept, error);
    }
}

// What a clerk typed into a workbook after it was read would be lost in the history.
void OutputFolder::refuse_changed() const {
    for (const Stamp& old : replaced_) {
        const fs::path place = root_ / to_path(old.place);
        std::error_code error;
        if (fs::last_write_time(place, error) != old.written || error)
            throw OutputError(place, words("output-changed-meanwhile"));
    }
}

// After a loss of power the folder is as it was, or the journal names files that are all there.
void OutputFolder::flush() const {
    std::error_code error;
    std::vector<fs::path> files;
    for (const fs::path& part : parts_)
        if (fs::exists(part, error)) files.push_back(part);
    if (const auto failed = flush_files(files)) throw OutputError(root_, failed);
}

void OutputFolder::finish() {
    if (journal_.steps.empty()) return;
    if (const auto held = held_files(root_); !held.empty())
        throw OutputError(listed(held), words("output-in-use"));
    gather_history();
    flush();
    refuse_changed();
    write_journal(root_, journal_);
    written_down_ = true;
    carry_out(root_, journal_);
}

PieceFile::PieceFile(OutputFolder& folder, std::string name)
    : folder_(folder),
      name_(std::move(name)),
      part_(folder.prepare(name_)),
      out_(part_, std::ios::binary | std::ios::trunc) {}

PieceFile::~PieceFile() {
    if (committed_) return;
    out_.close();
    std::error_code error;
    fs::remove(part_, error);
}

void PieceFile::append(std::string_view piece) {
    out_.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (!out_) throw OutputError(part_, last_error());
}

void PieceFile::commit() {
    out_.close();
    if (!out_) throw OutputError(part_, last_error());
    folder_.commit(name_);
    committed_ = true;
}

}  // namespace kaoping
