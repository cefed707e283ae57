#include <windows.h>

#include "job/system/durable.hpp"

namespace kaoping {

std::error_code flush_file(const std::filesystem::path& file) {
    const HANDLE handle = CreateFileW(file.c_str(), GENERIC_WRITE,
                                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                      nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return {static_cast<int>(GetLastError()), std::system_category()};
    const DWORD failure = FlushFileBuffers(handle) != 0 ? ERROR_SUCCESS : GetLastError();
    CloseHandle(handle);
    return {static_cast<int>(failure), std::system_category()};
}

// One that a scanner holds for a moment is written by the system all the same, if a little later.
std::error_code flush_files(const std::vector<std::filesystem::path>& files) {
    for (const std::filesystem::path& file : files) {
        const auto failure = flush_file(file);
        if (failure && failure.value() != ERROR_SHARING_VIOLATION &&
            failure.value() != ERROR_ACCESS_DENIED)
            return failure;
    }
    return {};
}

std::error_code flush_folder(const std::filesystem::path&) { return {}; }

}  // namespace kaoping
