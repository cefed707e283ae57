#include "job/folder/output_folder.hpp"

#include <algorithm>
#include <cerrno>

#include "job/system/held_files.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view unfinished = ".kaoping-part";

// <rubric>-<year>
bool is_round_folder(std::string_view name) {
    constexpr std::size_t year = 5;
    return name.size() > year && name[name.size() - year] == '-' &&
           name.find_last_not_of("0123456789") == name.size() - year;
}

// Beside its place under a short name of its own: the place's name may be as long as the disk
// allows.
fs::path part_of(const fs::path& place) {
    return place.parent_path() /
           to_path(sha256_hex(to_utf8(place.filename())).substr(0, 16) + std::string(unfinished));
}

fs::path history_of(const fs::path& root) { return root / to_path(words("folder-history").zh); }

// 历史/1, 历史/2 ...: the first number not taken.
fs::path next_history(const fs::path& root) {
    const fs::path base = history_of(root);
    int n = 1;
    while (fs::exists(base / std::to_string(n))) ++n;
    return base / std::to_string(n);
}

void remove_unfinished_in(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; it != end && !error; it.increment(error))
        if (it->is_regular_file(error) && to_utf8(it->path().filename()).ends_with(unfinished))
            fs::remove(it->path(), error);
}

void remove_unfinished_of_round(const fs::path& folder) {
    remove_unfinished_in(folder);
    for (const char* code : {"folder-graded", "folder-returned", "folder-reports"})
        remove_unfinished_in(folder / to_path(words(code).zh));
}

// Where a run writes: people choose a whole disk for the results too. Several rounds have a folder
// each.
void remove_unfinished(const fs::path& root) {
    remove_unfinished_of_round(root);
    std::error_code error;
    for (fs::directory_iterator it(root, error), end; it != end && !error; it.increment(error))
        if (fs::is_directory(it->symlink_status(error)) &&
            is_round_folder(to_utf8(it->path().filename())))
            remove_unfinished_of_round(it->path());
}

// The system's own answer for con and the like is a different one each time.
bool has_device_name(const fs::path& folder) {
    if constexpr (fs::path::preferred_separator != '\\') return false;
    return std::any_of(folder.begin(), folder.end(),
                       [](const fs::path& part) { return is_device_name(to_utf8(part)); });
}

// A disk that is not there has no folder above it to begin with, which the library takes for a path
// too long.
std::error_code make_folders(const fs::path& folder) {
    std::error_code error;
    if (has_device_name(folder)) return std::make_error_code(std::errc::invalid_argument);
    if (folder.has_root_name() && !fs::exists(folder.root_path(), error))
        return std::make_error_code(std::errc::no_such_file_or_directory);
    fs::create_directories(folder, error);
    return error;
}

Text reason(const std::error_code& error) {
    if (error == std::errc::no_space_on_device) return words("output-disk-full");
    if (error == std::errc::filename_too_long) return words("output-name-too-long");
    if (error == std::errc::not_a_directory || error == std::errc::file_exists)
        return words("output-no-folder");
    if (error == std::errc::invalid_argument) return words("output-bad-name");
    if (error == std::errc::no_such_file_or_directory || error == std::errc::no_such_device)
        return words("output-no-place");
    if (error == std::errc::permission_denied || error == std::errc::device_or_resource_busy ||
        error == std::errc::operation_not_permitted || error == std::errc::read_only_file_system)
        return words("output-in-use");
    return message("output-other", {{"number", same(std::to_string(error.value()))}});
}

// At most three names, then dots.
fs::path listed(const std::vector<fs::path>& files) {
    constexpr std::size_t shown = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(files.size(), shown); ++i)
        names += (i == 0 ? "" : ", ") + to_utf8(files[i]);
    return to_path(names + (files.size() > shown ? " …" : ""));
}

// Of streams, which say only that something failed.
std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace

OutputError::OutputError(const fs::path& path_, Text why_)
    : std::runtime_error(to_utf8(path_) + ": " + why_.en),
      path(to_utf8(path_)),
      why(std::move(why_)) {}
OutputError::OutputError(const fs::path& path_, const std::error_code& error)
    : OutputError(path_, reason(error)) {}

Finding output_failure(const std::exception& error) {
    const auto failed = [](const std::string& path, Text why) {
        return Finding{Severity::error,
                       "output-failed",
                       "",
                       "",
                       {{"path", same(path)}, {"why", std::move(why)}}};
    };
    if (const auto* output = dynamic_cast<const OutputError*>(&error))
        return failed(output->path, output->why);
    if (const auto* workbook = dynamic_cast<const WriteError*>(&error))
        return failed(workbook->path, message("output-library", {{"why", same(workbook->why)}}));
    if (const auto* file = dynamic_cast<const fs::filesystem_error*>(&error))
        return failed(to_utf8(file->path1()), reason(file->code()));
    return {Severity::error, "internal-error", "", "", {{"why", same(error.what())}}};
}

OutputFile::OutputFile(fs::path place) : place_(std::move(place)), part_(part_of(place_)) {
    if (has_device_name(place_)) throw OutputError(place_, words("output-bad-name"));
    if (const auto error = make_folders(place_.parent_path()))
        throw OutputError(place_.parent_path(), error);
}

OutputFile::~OutputFile() {
    std::error_code error;
    fs::remove(part_, error);
}

void OutputFile::commit() {
    if (const auto error = replace_file(part_, place_)) throw OutputError(place_, error);
}

OutputFolder::OutputFolder(fs::path root) : root_(std::move(root)) {
    if (const auto error = make_folders(root_)) throw OutputError(root_, error);
    if (!fs::is_directory(root_)) throw OutputError(root_, words("output-no-folder"));
    if (const auto held = held_files(root_); !held.empty())
        throw OutputError(listed(held), words("output-in-use"));
    remove_unfinished(root_);
}

fs::path OutputFolder::prepare(const std::string& relative) {
    const fs::path place = root_ / to_path(relative);
    if (const auto error = make_folders(place.parent_path()))
        throw OutputError(place.parent_path(), error);
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
