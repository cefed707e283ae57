#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

#include "converter/terminal.hpp"

namespace kaoping {

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) != 0; }

// glibc's stderr is a variable, which libraries read at each use. The descriptor stays as it is for
// those that write to it directly, as sanitizers do.
std::FILE* errors() {
    static std::FILE* const own = [] {
        const int descriptor = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        std::FILE* stream = descriptor < 0 ? nullptr : fdopen(descriptor, "w");
        if (stream == nullptr) return stderr;
        std::setvbuf(stream, nullptr, _IONBF, 0);
        if (std::FILE* nowhere = std::fopen("/dev/null", "w")) stderr = nowhere;
        return stream;
    }();
    return own;
}

void write_words(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
}

void write_at_once(std::string_view text) {
    while (!text.empty()) {
        const auto written = write(STDERR_FILENO, text.data(), text.size());
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string system_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
        if (value != nullptr && *value != '\0') return value;
    }
    return "";
}

}  // namespace kaoping
