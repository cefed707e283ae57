#include "job/system/held_files.hpp"

namespace kaoping {

namespace fs = std::filesystem;

std::vector<fs::path> held_files(const fs::path&) { return {}; }

std::error_code replace_file(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    return error;
}

std::error_code remove_file(const fs::path& file) {
    std::error_code error;
    fs::remove(file, error);
    return error;
}

}  // namespace kaoping
