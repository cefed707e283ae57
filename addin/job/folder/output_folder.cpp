#include "job/folder/output_folder.hpp"

#include <algorithm>

#include "job/folder/part_files.hpp"
#include "job/system/held_files.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

fs::path history_of(const fs::path& root) { return root / to_path(words("folder-history").zh); }

// 历史/1, 历史/2 ...: the first number not taken.
fs::path next_history(const fs::path& root) {
    const fs::path base = history_of(root);
    int n = 1;
    while (fs::exists(base / std::to_string(n))) ++n;
    return base / std::to_string(n);
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
    make_folders(place_.parent_path());
    remove_lone_leftovers(place_);
}

OutputFile::OutputFile(fs::path place, const FolderLock&)
    : place_(std::move(place)), part_(part_of(place_)) {}

OutputFile::~OutputFile() {
    std::error_code error;
    fs::remove(part_, error);
}

void OutputFile::commit() {
    if (const auto error = replace_file(part_, place_)) throw OutputError(place_, error);
}

OutputFolder::OutputFolder(fs::path root) : root_(std::move(root)), lock_(root_) {
    if (const auto held = held_files(root_); !held.empty())
        throw OutputError(listed(held), words("output-in-use"));
}

fs::path OutputFolder::prepare(const std::string& relative) {
    const fs::path place = root_ / to_path(relative);
    make_folders(place.parent_path());
    return part_of(place);
}

void OutputFolder::commit(const std::string& relative) {
    const fs::path place = root_ / to_path(relative);
    const fs::path part = part_of(place);
    const auto digest = sha256_of_file(part);
    if (!digest) throw OutputError(part, last_error());
    const std::lock_guard lock(guard_);
    std::error_code error;
    made_[relative] = *digest;
    if (fs::exists(place, error)) {
        if (sha256_of_file(place) == digest) {
            fs::remove(part, error);
            return;
        }
        keep_old(relative);
    }
    if (const auto failed = replace_file(part, place)) throw OutputError(place, failed);
}

void OutputFolder::put(const std::string& relative, std::string_view bytes) {
    PieceFile file(*this, relative);
    file.append(bytes);
    file.commit();
}

// A hard link, or a copy: the old file stays in its place until the new one takes it.
void OutputFolder::keep_old(const std::string& relative) {
    if (history_.empty()) history_ = next_history(root_);
    const fs::path kept = history_ / to_path(relative);
    std::error_code error;
    fs::create_directories(kept.parent_path(), error);
    fs::copy_file(root_ / to_path(relative), kept, fs::copy_options::overwrite_existing, error);
    if (error) throw OutputError(kept, error);
}

void OutputFolder::retire(const std::string& relative) {
    const std::lock_guard lock(guard_);
    std::error_code error;
    if (!fs::exists(root_ / to_path(relative), error)) return;
    keep_old(relative);
    if (const auto failed = remove_file(root_ / to_path(relative)))
        throw OutputError(root_ / to_path(relative), failed);
}

void OutputFolder::retire_others(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> strangers;
    for (fs::directory_iterator it(root_ / to_path(folder), error), end; it != end && !error;
         it.increment(error)) {
        const std::string relative = folder + "/" + to_utf8(it->path().filename());
        if (it->is_regular_file(error) && !made_.contains(relative)) strangers.push_back(relative);
    }
    for (const auto& relative : strangers) retire(relative);
}

PieceFile::PieceFile(OutputFolder& folder, std::string name)
    : folder_(folder),
      name_(std::move(name)),
      part_(folder.prepare(name_)),
      out_(part_, std::ios::binary | std::ios::trunc) {}

PieceFile::~PieceFile() {
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
}

}  // namespace kaoping
