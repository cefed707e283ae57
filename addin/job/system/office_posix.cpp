#include <cstdlib>
#include <sstream>

#include "job/system/office.hpp"
#include "job/system/paths.hpp"

namespace kaoping {

std::string find_office() {
    const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nobody sets it
    std::stringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        const auto candidate = to_path(folder) / "soffice";
        std::error_code error;
        if (!folder.empty() && std::filesystem::exists(candidate, error)) return to_utf8(candidate);
    }
    return "";
}

}  // namespace kaoping
