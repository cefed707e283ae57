#include "job/output_folder.hpp"

#include "job/paths.hpp"
#include "job/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view unfinished = ".kaoping-part";

// Beside its place under a short name of its own: the place's name may be as long as the disk allows.
fs::path part_of(const fs::path& place) {
    return place.parent_path() / to_path(sha256_hex(to_utf8(place.filename())).substr(0, 16) + std::string(unfinished));
}

// 历史/1, 历史/2 ...: the first number not taken.
fs::path next_history(const fs::path& root) {
    const fs::path base = root / to_path(words("folder-history").zh);
    int n = 1;
    while (fs::exists(base / std::to_string(n))) ++n;
    return base / std::to_string(n);
}

void remove_unfinished(const fs::path& root) {
    std::error_code error;
    for (fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied, error), end; it != end && !error; it.increment(error))
        if (it->is_regular_file(error) && to_utf8(it->path().filename()).ends_with(unfinished)) fs::remove(it->path(), error);
}

}  // namespace

OutputFile::OutputFile(fs::path place) : place_(std::move(place)), part_(part_of(place_)) {
    std::error_code error;
    fs::create_directories(place_.parent_path(), error);
    if (error) throw OutputError(to_utf8(place_.parent_path()), error.message());
}

OutputFile::~OutputFile() {
    std::error_code error;
    fs::remove(part_, error);
}

void OutputFile::commit() {
    std::error_code error;
    fs::rename(part_, place_, error);
    if (error) throw OutputError(to_utf8(place_), error.message());
}

OutputFolder::OutputFolder(fs::path root) : root_(std::move(root)) {
    std::error_code error;
    fs::create_directories(root_, error);
    if (error || !fs::is_directory(root_)) throw OutputError(to_utf8(root_), error.message());
    remove_unfinished(root_);
}

fs::path OutputFolder::prepare(const std::string& relative) {
    const fs::path place = root_ / to_path(relative);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) throw OutputError(to_utf8(place.parent_path()), error.message());
    return part_of(place);
}

void OutputFolder::commit(const std::string& relative) {
    const fs::path place = root_ / to_path(relative);
    const fs::path part = part_of(place);
    const auto digest = sha256_of_file(part);
    if (!digest) throw OutputError(to_utf8(part), "cannot be read back");
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
    fs::rename(part, place, error);
    if (error) throw OutputError(to_utf8(place), error.message());
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
    if (error) throw OutputError(to_utf8(kept), error.message());
}

void OutputFolder::retire(const std::string& relative) {
    const std::lock_guard lock(guard_);
    std::error_code error;
    if (!fs::exists(root_ / to_path(relative), error)) return;
    keep_old(relative);
    fs::remove(root_ / to_path(relative), error);
}

void OutputFolder::retire_others(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> strangers;
    for (fs::directory_iterator it(root_ / to_path(folder), error), end; it != end && !error; it.increment(error)) {
        const std::string relative = folder + "/" + to_utf8(it->path().filename());
        if (it->is_regular_file(error) && !made_.contains(relative)) strangers.push_back(relative);
    }
    for (const auto& relative : strangers) retire(relative);
}

PieceFile::PieceFile(OutputFolder& folder, std::string name)
    : folder_(folder), name_(std::move(name)), out_(folder.prepare(name_), std::ios::binary | std::ios::trunc) {}

void PieceFile::append(std::string_view piece) {
    out_.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (!out_) throw OutputError(name_, "cannot be written");
}

void PieceFile::commit() {
    out_.close();
    if (!out_) throw OutputError(name_, "cannot be written");
    folder_.commit(name_);
}

}  // namespace kaoping
