#include "job/folder/output_error.hpp"

#include <algorithm>
#include <cerrno>

#include "job/folder/folder_lock.hpp"
#include "job/folder/part_files.hpp"
#include "job/folder/seal.hpp"
#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

// A disk that is not there has no folder above it to begin with, which the library takes for a path
// too long.
std::error_code create_folders(const fs::path& folder) {
    std::error_code error;
    if (has_device_name(folder)) return std::make_error_code(std::errc::invalid_argument);
    if (folder.has_root_name() && !fs::exists(folder.root_path(), error))
        return std::make_error_code(std::errc::no_such_file_or_directory);
    fs::create_directories(folder, error);
    return error;
}

// A quota too is a disk that is full for this user.
bool is_full(const std::error_code& error) {
#ifdef EDQUOT
    if (error == std::error_code(EDQUOT, std::generic_category())) return true;
#endif
    return error == std::errc::no_space_on_device;
}

Text reason(const std::error_code& error) {
    if (is_full(error)) return words("output-disk-full");
    if (error == std::errc::file_too_large) return words("output-file-too-large");
    if (error == std::errc::io_error) return words("output-disk-broken");
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

Finding held_by(const FolderInUse& refused) {
    const Process& holder = refused.holder;
    const bool known = !holder.machine.empty();
    const auto or_unknown = [](const std::string& text) { return same(text.empty() ? "?" : text); };
    return {Severity::error,
            !refused.claim.empty() ? FindingCode("output-locked-by-file")
            : known                ? FindingCode("output-locked")
                                   : FindingCode("output-locked-unknown"),
            "",
            "",
            {{"path", same(refused.path)},
             {"file", same(refused.claim)},
             {"machine", or_unknown(holder.machine)},
             {"user", or_unknown(holder.user)},
             {"process", same(std::to_string(holder.id))},
             {"since", or_unknown(holder.since)}}};
}

std::string folder_of(const std::string& file) {
    const std::string folder = to_utf8(to_path(file).parent_path());
    return folder.empty() ? "." : folder;
}

}  // namespace

OutputError::OutputError(const fs::path& path_, Text why_)
    : std::runtime_error(to_utf8(path_) + ": " + why_.en),
      path(to_utf8(path_)),
      why(std::move(why_)) {}
OutputError::OutputError(const fs::path& path_, const std::error_code& error)
    : OutputError(path_, reason(error)) {}

Finding output_failure(const std::exception& error) {
    const auto failed = [](const std::string& where, Text why) {
        // A file in the making has a name that says nothing to anybody.
        const std::string path = is_part_name(where) ? folder_of(where) : where;
        return Finding{Severity::error,
                       "output-failed",
                       "",
                       "",
                       {{"path", same(path)}, {"why", std::move(why)}}};
    };
    if (dynamic_cast<const RunCancelled*>(&error) != nullptr)
        return {Severity::error, "cancelled", "", "", {}};
    if (const auto* in_use = dynamic_cast<const FolderInUse*>(&error)) return held_by(*in_use);
    if (const auto* sealed = dynamic_cast<const SealedError*>(&error))
        return {Severity::error, "output-sealed", "", "", {{"path", same(sealed->path)}}};
    if (const auto* output = dynamic_cast<const OutputError*>(&error))
        return failed(output->path, output->why);
    if (const auto* workbook = dynamic_cast<const WriteError*>(&error))
        return failed(workbook->path,
                      workbook->cause ? reason(workbook->cause)
                                      : message("output-library", {{"why", same(workbook->why)}}));
    if (const auto* file = dynamic_cast<const fs::filesystem_error*>(&error))
        return failed(to_utf8(file->path1()), reason(file->code()));
    return {Severity::error, "internal-error", "", "", {{"why", same(error.what())}}};
}

std::vector<fs::path> make_folders(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    std::vector<fs::path> missing;
    for (fs::path above = folder; !above.empty() && !fs::exists(above, error) && !error;
         above = above.parent_path()) {
        missing.push_back(above);
        if (above == above.parent_path()) break;
    }
    if (const auto failed = create_folders(folder)) throw OutputError(folder, failed);
    if (!fs::is_directory(folder, error)) throw OutputError(folder, words("output-no-folder"));
    return missing;
}

// The system's own answer for con and the like is a different one each time.
bool has_device_name(const fs::path& folder) {
    if constexpr (fs::path::preferred_separator != '\\') return false;
    return std::any_of(folder.begin(), folder.end(),
                       [](const fs::path& part) { return is_device_name(to_utf8(part)); });
}

std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace kaoping
