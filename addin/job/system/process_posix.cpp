#include <Poco/DateTimeFormatter.h>
#include <Poco/Environment.h>
#include <Poco/LocalDateTime.h>
#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sstream>

#include "job/system/paths.hpp"
#include "job/system/process.hpp"

namespace kaoping {

namespace {

// The 22nd word of /proc/<id>/stat: ticks since the machine started. Words are counted behind the
// program's name, which may have blanks and brackets of its own.
std::string born_when(long long id) {
    constexpr int words_before = 19;
    const auto stat = read_file("/proc/" + std::to_string(id) + "/stat");
    if (!stat) return "";
    std::istringstream behind(stat->substr(std::min(stat->rfind(')') + 1, stat->size())));
    std::string word;
    for (int i = 0; i < words_before; ++i) behind >> word;
    behind >> word;
    return word;
}

std::string user_name() {
    constexpr std::size_t room = 4096;
    std::array<char, room> space{};
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(geteuid(), &entry, space.data(), space.size(), &found) == 0 && found != nullptr)
        return found->pw_name;
    return std::to_string(geteuid());
}

}  // namespace

const Process& this_process() {
    static const Process self = [] {
        const auto id = static_cast<long long>(getpid());
        return Process{Poco::Environment::nodeName(), user_name(), id, born_when(id),
                       Poco::DateTimeFormatter::format(Poco::LocalDateTime(), "%Y-%m-%d %H:%M:%S")};
    }();
    return self;
}

bool may_live(const Process& process) {
    if (kill(static_cast<pid_t>(process.id), 0) != 0 && errno == ESRCH) return false;
    const std::string born = born_when(process.id);
    return born.empty() || process.born.empty() || born == process.born;
}

}  // namespace kaoping
