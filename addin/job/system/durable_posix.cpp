#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "job/system/durable.hpp"

namespace kaoping {

namespace {

std::error_code flush_descriptor_of(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return {errno, std::generic_category()};
    int failure = ::fsync(descriptor) == 0 ? 0 : errno;
    if (failure == EINVAL || failure == ENOTSUP) failure = 0;  // shares that cannot
    ::close(descriptor);
    return {failure, std::generic_category()};
}

}  // namespace

std::error_code flush_file(const std::filesystem::path& file) {
    return flush_descriptor_of(file, O_RDONLY);
}

std::error_code flush_folder(const std::filesystem::path& folder) {
    return flush_descriptor_of(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace kaoping
