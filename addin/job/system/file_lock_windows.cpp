#include <windows.h>

#include <array>

#include "job/system/file_lock.hpp"

namespace kaoping {

namespace {

constexpr int lock_attempts = 50;  // others that come and go at the same moment
constexpr DWORD moment_ms = 4;

// As far as it is written.
std::string text_in(const std::filesystem::path& file) {
    const HANDLE handle = CreateFileW(file.c_str(), GENERIC_READ,
                                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                      nullptr, OPEN_EXISTING, 0, nullptr);
    if (handle == INVALID_HANDLE_VALUE) return "";
    std::array<char, 1024> space{};
    DWORD size = 0;
    ReadFile(handle, space.data(), static_cast<DWORD>(space.size()), &size, nullptr);
    CloseHandle(handle);
    return {space.data(), size};
}

// The holder writes it right after it has the file.
std::string record_in(const std::filesystem::path& file) {
    for (int attempt = 0; attempt < lock_attempts; ++attempt, Sleep(moment_ms)) {
        if (GetFileAttributesW(file.c_str()) == INVALID_FILE_ATTRIBUTES) return "";
        if (std::string text = text_in(file); text.ends_with('\n')) return text;
    }
    return "";
}

}  // namespace

void FileLock::fail(int number) {
    outcome_ = Outcome::failed;
    error_ = {number, std::system_category()};
}

// True when what stands in the file says that somebody has it: on a machine of another system that
// gets no locks from the share.
bool FileLock::is_claimed(const std::string& text) {
    if (!text.ends_with(no_lock_mark)) return false;
    const std::string record = text.substr(0, text.size() - no_lock_mark.size());
    if (!may_live_(record)) return false;
    record_ = record;
    by_file_ = true;
    outcome_ = Outcome::of_another;
    return true;
}

// Others may read it and not write it: what they may is the lock, on shares too, and the file goes
// with its holder.
void FileLock::take(std::string_view record) {
    if (is_claimed(text_in(file_))) return;
    DWORD why = 0;
    for (int attempt = 0; attempt < lock_attempts; ++attempt, Sleep(moment_ms)) {
        const HANDLE handle = CreateFileW(
            file_.c_str(), GENERIC_READ | GENERIC_WRITE | DELETE, FILE_SHARE_READ, nullptr,
            OPEN_ALWAYS, FILE_ATTRIBUTE_HIDDEN | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
        if (handle == INVALID_HANDLE_VALUE) {
            why = GetLastError();
            if (why == ERROR_SHARING_VIOLATION) {
                record_ = record_in(file_);
                outcome_ = Outcome::of_another;
                if (!record_.empty()) return;
            } else if (why != ERROR_ACCESS_DENIED) {  // which also says that a file is about to go
                return fail(static_cast<int>(why));
            }
            continue;
        }
        DWORD written = 0;
        if (WriteFile(handle, record.data(), static_cast<DWORD>(record.size()), &written,
                      nullptr) == 0 ||
            written != record.size() || SetEndOfFile(handle) == 0) {
            why = GetLastError();
            CloseHandle(handle);
            return fail(static_cast<int>(why != 0 ? why : ERROR_DISK_FULL));
        }
        handle_ = reinterpret_cast<std::intptr_t>(handle);
        outcome_ = Outcome::held;
        return;
    }
    if (outcome_ != Outcome::of_another) fail(static_cast<int>(why));
}

FileLock::FileLock(std::filesystem::path file, std::string_view record, MayLive may_live,
                   Means means)
    : file_(std::move(file)), may_live_(std::move(may_live)), means_(means) {
    take(record);
}

FileLock::~FileLock() {
    if (outcome_ == Outcome::held) CloseHandle(reinterpret_cast<HANDLE>(handle_));
}

}  // namespace kaoping
