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

// A file that ended with another user may be read only: it is locked all the same, then made anew.
int open_lock(const std::filesystem::path& file, bool& writable) {
    constexpr mode_t everybody = 0666;
    const int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int descriptor = open(file.c_str(), O_RDWR | O_CREAT | flags, everybody);
    writable = descriptor >= 0;
    if (descriptor < 0 && errno == EACCES) {
        descriptor = open(file.c_str(), O_RDONLY | flags);
        if (descriptor < 0) errno = EACCES;
    }
    return descriptor;
}

// 0, EWOULDBLOCK, or why there are no locks.
int lock(int descriptor) {
    int result = 0;
    do result = flock(descriptor, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : errno;
}

// Where a share has no locks, nothing stands in the way of a second run.
bool has_no_locks(int error) {
    return error == ENOLCK || error == EOPNOTSUPP || error == ENOSYS || error == EINVAL;
}

// The holder writes it right after it has the lock.
std::string record_in(int descriptor) {
    std::array<char, 1024> space{};
    for (int attempt = 0; attempt < lock_attempts; ++attempt) {
        const auto size = pread(descriptor, space.data(), space.size(), 0);
        if (size > 0 && space[static_cast<std::size_t>(size) - 1] == '\n')
            return {space.data(), static_cast<std::size_t>(size)};
        std::this_thread::sleep_for(lock_pause);
    }
    return "";
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

void FileLock::take(std::string_view record) {
    for (int attempt = 0; attempt < lock_attempts; ++attempt) {
        bool writable = false;
        const int descriptor = open_lock(file_, writable);
        if (descriptor < 0) return fail(errno);
        const int refused = lock(descriptor);
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
        if (refused != 0 && !has_no_locks(refused)) {
            close(descriptor);
            return fail(refused);
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

FileLock::FileLock(std::filesystem::path file, std::string_view record) : file_(std::move(file)) {
    take(record);
}

// The file goes first, while it is held: whoever opened it before sees that it is another's now.
FileLock::~FileLock() {
    if (outcome_ != Outcome::held) return;
    unlink(file_.c_str());
    close(static_cast<int>(handle_));
}

}  // namespace kaoping
