#include <windows.h>

#include <array>
#include <set>
#include <string>

#include "job/system/held_files.hpp"
#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

bool is_held(const fs::path& file) {
    const DWORD attributes = GetFileAttributesW(file.c_str());
    if (attributes == INVALID_FILE_ATTRIBUTES || (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return false;  // people's folders in ours
    if ((attributes & FILE_ATTRIBUTE_READONLY) != 0) return true;
    const HANDLE handle =
        CreateFileW(file.c_str(), DELETE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                    nullptr, OPEN_EXISTING, 0, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION || GetLastError() == ERROR_ACCESS_DENIED;
    CloseHandle(handle);
    return false;
}

class Held {
public:
    std::vector<fs::path> of_run(const fs::path& root) {
        of_round(root);
        std::error_code
            error;  // several rounds have a folder each, with a review or a summary in it
        for (fs::directory_iterator it(root, error), end; it != end && !error; it.increment(error))
            if (it->is_directory(error) && (fs::exists(named(it->path(), "file-summary"), error) ||
                                            fs::exists(named(it->path(), "file-review"), error)))
                of_round(it->path());
        return std::move(held_);
    }

private:
    static fs::path named(const fs::path& folder, MessageCode code) {
        return folder / to_path(words(code).zh);
    }

    void of_round(const fs::path& folder) {
        for (const char* name : {"results.json", "results.csv"}) take(folder / name);
        for (const MessageCode code : std::to_array<MessageCode>(
                 {"file-summary", "file-review", "file-compilation", "file-log"}))
            take(named(folder, code));
        for (const MessageCode code :
             std::to_array<MessageCode>({"folder-graded", "folder-returned", "folder-reports"})) {
            std::error_code error;
            for (fs::directory_iterator it(named(folder, code), error), end; it != end && !error;
                 it.increment(error))
                take(it->path());
        }
    }

    void take(const fs::path& file) {
        if (is_held(file)) held_.push_back(file);
    }

    std::vector<fs::path> held_;
};

// The action, until it succeeds or two seconds are over; whatever holds the file says so in several
// ways.
template <class Action>
std::error_code patiently(const Action& action) {
    constexpr int attempts = 20;
    constexpr DWORD pause_ms = 100;
    for (int attempt = 1; !action(); ++attempt) {
        const DWORD error = GetLastError();
        const bool may_pass = error == ERROR_SHARING_VIOLATION || error == ERROR_ACCESS_DENIED ||
                              error == ERROR_LOCK_VIOLATION;
        if (may_pass && attempt < attempts) {
            Sleep(pause_ms);
            continue;
        }
        return may_pass ? std::make_error_code(std::errc::permission_denied)
                        : std::error_code(static_cast<int>(error), std::system_category());
    }
    return {};
}

}  // namespace

std::vector<fs::path> held_files(const fs::path& root) { return Held().of_run(root); }

std::error_code replace_file(const fs::path& from, const fs::path& to) {
    return patiently([&] {
        return MoveFileExW(from.c_str(), to.c_str(),
                           MOVEFILE_REPLACE_EXISTING | MOVEFILE_COPY_ALLOWED) != 0;
    });
}

std::error_code remove_file(const fs::path& file) {
    return patiently(
        [&] { return DeleteFileW(file.c_str()) != 0 || GetLastError() == ERROR_FILE_NOT_FOUND; });
}

}  // namespace kaoping
