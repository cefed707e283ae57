#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <thread>

#include "job/system/file_lock.hpp"

namespace kaoping {

namespace {

constexpr int lock_attempts = 50;  // others that come and go at the same moment
constexpr auto lock_pause = std::chrono::milliseconds(4);

bool is_still_at(const std::filesystem::path& file, int descriptor) {
    struct stat ours {};
    struct stat there {};
    return fstat(descriptor, &ours) == 0 && lstat(file.c_str(), &there) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

struct Opened {
    int descriptor = -1;  // else errno says why
    bool made = false;    // it was not there
    bool writable = true;
};

// A file that ended with another user may be read only: it is locked all the same, then made anew.
Opened open_lock(const std::filesystem::path& file) {
    constexpr mode_t everybody = 0666;
    const int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    const int made = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | flags, everybody);
    if (made >= 0) return {made, true, true};
    if (errno != EEXIST) return {};
    const int there = open(file.c_str(), O_RDWR | flags, everybody);
    if (there >= 0 || errno != EACCES) return {there, false, true};
    const int read_only = open(file.c_str(), O_RDONLY | flags);
    if (read_only < 0) errno = EACCES;
    return {read_only, false, false};
}

// 0, EWOULDBLOCK, or why there are no locks.
int lock(int descriptor) {
    int result = 0;
    do result = flock(descriptor, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : errno;
}

bool has_no_locks(int error) {
    return error == ENOLCK || error == EOPNOTSUPP || error == ENOSYS || error == EINVAL;
}

// As far as it is written.
std::string text_in(int descriptor) {
    std::array<char, 1024> space{};
    const auto size = pread(descriptor, space.data(), space.size(), 0);
    return {space.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

// The holder writes it right after it has the lock.
std::string record_in(int descriptor) {
    for (int attempt = 0; attempt < lock_attempts; ++attempt) {
        if (std::string text = text_in(descriptor); text.ends_with('\n')) return text;
        std::this_thread::sleep_for(lock_pause);
    }
    return "";
}

// Removes the file of a holder that has ended, open as `descriptor`. One process at a time does so:
// else the second would remove what the first has made anew by then.
void put_away(const std::filesystem::path& file, int descriptor) {
    constexpr auto forgotten = std::chrono::minutes(1);
    const std::filesystem::path turn = file.string() + "-turn.kaoping-part";
    const int taken = open(turn.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (taken < 0) {
        std::error_code error;
        const auto since = std::filesystem::last_write_time(turn, error);
        if (!error && std::filesystem::file_time_type::clock::now() - since > forgotten)
            unlink(turn.c_str());
        std::this_thread::sleep_for(lock_pause);
        return;
    }
    if (is_still_at(file, descriptor)) unlink(file.c_str());
    unlink(turn.c_str());
    close(taken);
}

bool write_record(int descriptor, std::string_view record) {
    errno = 0;
    return ftruncate(descriptor, 0) == 0 && pwrite(descriptor, record.data(), record.size(), 0) ==
                                                static_cast<ssize_t>(record.size());
}

}  // namespace

void FileLock::fail(int number) {
    outcome_ = Outcome::failed;
    error_ = {number, std::generic_category()};
}

// True when what stands in the file says that somebody has it.
bool FileLock::is_claimed(const std::string& text) {
    const bool marked = text.ends_with(no_lock_mark);
    const std::string record = text.substr(0, text.size() - (marked ? no_lock_mark.size() : 0));
    if (!record.ends_with('\n') || !may_live_(record)) return false;
    record_ = record;
    by_file_ = true;
    outcome_ = Outcome::of_another;
    return true;
}

// Whoever made the file has it. True when that is settled.
bool FileLock::take_without_locks(int descriptor, bool made, std::string_view record) {
    if (made) {
        const bool written =
            write_record(descriptor, std::string(record) + std::string(no_lock_mark));
        const int why = errno;
        const bool stays = is_still_at(file_, descriptor);  // slow, it may pass for left behind
        if (written && stays) {
            handle_ = descriptor;
            outcome_ = Outcome::held;
            return true;
        }
        if (stays) unlink(file_.c_str());
        close(descriptor);
        if (!written) fail(why != 0 ? why : EIO);
        return !written;
    }
    const std::string text = record_in(descriptor);
    const bool stays = is_still_at(file_, descriptor);
    const bool claimed = stays && is_claimed(text);
    if (stays && !claimed) put_away(file_, descriptor);
    close(descriptor);
    return claimed;
}

void FileLock::take(std::string_view record) {
    for (int attempt = 0; attempt < lock_attempts; ++attempt) {
        const auto [descriptor, made, writable] = open_lock(file_);
        if (descriptor < 0) {
            const int why = errno;
            std::error_code error;
            if (why != ENOENT || !std::filesystem::is_directory(file_.parent_path(), error))
                return fail(why);
            continue;  // it went between the two looks
        }
        const int refused = means_ == Means::file_alone ? ENOLCK : lock(descriptor);
        if (refused == EWOULDBLOCK) {
            // Of one that is about to go its file is gone already: then it is our turn.
            const bool stays = is_still_at(file_, descriptor);
            record_ = stays ? record_in(descriptor) : "";
            close(descriptor);
            outcome_ = Outcome::of_another;
            if (stays) return;
            std::this_thread::sleep_for(lock_pause);
            continue;
        }
        if (has_no_locks(refused)) {
            if (take_without_locks(descriptor, made, record)) return;
            continue;
        }
        if (refused != 0) {
            close(descriptor);
            return fail(refused);
        }
        // A holder on a machine that gets no locks from the share.
        const std::string text = made ? "" : text_in(descriptor);
        if (text.ends_with(no_lock_mark) && is_claimed(text)) {
            close(descriptor);
            return;
        }
        if (is_still_at(file_, descriptor)) {
            if (writable && write_record(descriptor, record)) {
                handle_ = descriptor;
                outcome_ = Outcome::held;
                return;
            }
            const int why = writable ? errno : 0;
            const bool gone = unlink(file_.c_str()) == 0;
            close(descriptor);
            if (why != 0 || !gone) return fail(why != 0 ? why : EACCES);
            continue;
        }
        close(descriptor);
    }
    if (outcome_ != Outcome::of_another) fail(EAGAIN);
}

FileLock::FileLock(std::filesystem::path file, std::string_view record, MayLive may_live,
                   Means means)
    : file_(std::move(file)), may_live_(std::move(may_live)), means_(means) {
    take(record);
}

// The file goes first, while it is held: whoever opened it before sees that it is another's now.
FileLock::~FileLock() {
    if (outcome_ != Outcome::held) return;
    const int descriptor = static_cast<int>(handle_);
    if (is_still_at(file_, descriptor)) unlink(file_.c_str());
    close(descriptor);
}

}  // namespace kaoping
