#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <set>

#include "job/system/durable.hpp"

namespace kaoping {

namespace {

// Shares that cannot.
bool cannot_flush(int failure) {
    return failure == EINVAL || failure == ENOTSUP || failure == ENOSYS;
}

std::error_code flush_descriptor_of(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return {errno, std::generic_category()};
    int failure = ::fsync(descriptor) == 0 ? 0 : errno;
    if (cannot_flush(failure)) failure = 0;
    ::close(descriptor);
    return {failure, std::generic_category()};
}

}  // namespace

std::error_code flush_file(const std::filesystem::path& file) {
    return flush_descriptor_of(file, O_RDONLY);
}

// A call for each disk writes all that waits for it; one for each of ten thousand files would take
// minutes.
std::error_code flush_files(const std::vector<std::filesystem::path>& files) {
    std::set<std::filesystem::path> folders;
    std::set<dev_t> disks;
    for (const std::filesystem::path& file : files) {
        if (!folders.insert(file.parent_path()).second) continue;
        const int descriptor =
            ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) return {errno, std::generic_category()};
        struct stat disk {};
        const bool is_known = ::fstat(descriptor, &disk) == 0 && !disks.insert(disk.st_dev).second;
        const int failure = is_known || ::syncfs(descriptor) == 0 ? 0 : errno;
        ::close(descriptor);
        if (failure != 0 && !cannot_flush(failure)) return {failure, std::generic_category()};
    }
    return {};
}

std::error_code flush_folder(const std::filesystem::path& folder) {
    return flush_descriptor_of(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace kaoping
