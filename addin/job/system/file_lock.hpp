#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace kaoping {

// A file that one holder at a time has, of all processes and threads that reach it, also over a
// share whose system keeps locks. The system lets go of it when the holder ends, however it ends;
// the file itself goes with it, or is taken over by the next.
class FileLock {
public:
    enum class Outcome { held, of_another, failed };

    // Takes it and writes `record` into it, for others to read. Never waits longer than a moment.
    FileLock(std::filesystem::path file, std::string_view record);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    Outcome outcome() const { return outcome_; }
    // of_another: what its holder wrote, empty when it cannot be read.
    const std::string& record() const { return record_; }
    const std::error_code& error() const { return error_; }  // failed: why

private:
    void take(std::string_view record);
    void fail(int number);

    std::filesystem::path file_;
    Outcome outcome_ = Outcome::failed;
    std::string record_;
    std::error_code error_;
    std::intptr_t handle_ = -1;
};

}  // namespace kaoping
