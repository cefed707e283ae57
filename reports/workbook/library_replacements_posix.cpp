#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "reports/workbook/library_replacements.hpp"

namespace {

// Null, with errno.
std::FILE* open_in(const char* folder) {
    std::string path = std::string(folder) + "/kaoping-XXXXXX";
    const int descriptor = mkstemp(path.data());
    if (descriptor == -1) return nullptr;
    unlink(path.c_str());
    std::FILE* file = fdopen(descriptor, "w+b");
    if (file == nullptr) close(descriptor);
    return file;
}

}  // namespace

std::FILE* tmpfileplus(const char* folder, const char* /*prefix*/, char** /*path*/, int /*keep*/) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets it
    const char* given = std::getenv("TMPDIR");
    for (const char* candidate : {folder, given, static_cast<const char*>(P_tmpdir)})
        if (candidate != nullptr && *candidate != '\0')
            if (std::FILE* file = open_in(candidate)) return file;
    return nullptr;
}

std::tm* gmtime(const std::time_t* time) noexcept {
    thread_local std::tm parts;
    return gmtime_r(time, &parts);
}
