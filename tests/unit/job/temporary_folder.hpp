#pragma once

#include <filesystem>
#include <string>

#include "job/system/paths.hpp"
#include "job/system/process.hpp"

namespace kaoping::test {

// An empty folder of this object's own, gone with it.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::string& name)
        : path(std::filesystem::temp_directory_path() /
               to_path("kaoping-" + name + "-" + std::to_string(this_process().id) + "-" +
                       std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path path;
};

}  // namespace kaoping::test
