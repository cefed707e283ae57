#include <windows.h>

#include "job/output_folder.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

bool in_use(const fs::path& file) {
    const HANDLE handle = CreateFileW(file.c_str(), DELETE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, 0, nullptr);
    if (handle == INVALID_HANDLE_VALUE) return GetLastError() == ERROR_SHARING_VIOLATION;
    CloseHandle(handle);
    return false;
}

}  // namespace

std::vector<fs::path> files_in_use(const fs::path& folder, const fs::path& except) {
    std::vector<fs::path> held;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end; it != end && !error; it.increment(error)) {
        if (it->path() == except) it.disable_recursion_pending();
        if (it->is_regular_file(error) && in_use(it->path())) held.push_back(it->path());
    }
    return held;
}

}  // namespace kaoping
