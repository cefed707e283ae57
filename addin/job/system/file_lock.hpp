#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

namespace kaoping {

// A file that one holder at a time has, of all processes and threads that reach it, also over a
// share whose system keeps locks. The system lets go of it when the holder ends, however it ends;
// the file itself goes with it, or is taken over by the next.
//
// Where the system keeps no locks whoever makes the file has it. Its record says so, and whoever
// finds it must ask whether that holder may still be at work.
class FileLock {
public:
    enum class Outcome { held, of_another, failed };
    enum class Means { of_the_system, file_alone };  // the second: as where there are no locks

    // Whether the holder that wrote this record may still be at work.
    using MayLive = std::function<bool(const std::string& record)>;

    // Takes it and writes `record`, lines, into it, for others to read. Never waits longer than a
    // moment.
    FileLock(std::filesystem::path file, std::string_view record, MayLive may_live,
             Means means = Means::of_the_system);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    Outcome outcome() const { return outcome_; }
    // of_another: what its holder wrote, empty when it cannot be read; and whether nothing but the
    // file says so, so that a person may have to remove it.
    const std::string& record() const { return record_; }
    bool is_by_file() const { return by_file_; }
    const std::error_code& error() const { return error_; }  // failed: why

private:
    void take(std::string_view record);
    bool take_without_locks(int descriptor, bool made, std::string_view record);
    bool is_claimed(const std::string& text);
    void fail(int number);

    std::filesystem::path file_;
    MayLive may_live_;
    Means means_;
    Outcome outcome_ = Outcome::failed;
    std::string record_;
    bool by_file_ = false;
    std::error_code error_;
    std::intptr_t handle_ = -1;
};

// Behind the record of a holder that had no lock of the system.
inline constexpr std::string_view no_lock_mark = "no lock\n";

}  // namespace kaoping
