#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <variant>

#include "intake/archive.hpp"

// Workbooks that a test writes, and the parts of their packages.
namespace kaoping {

// A place for one; what was written there goes with it.
struct TemporaryWorkbook {
    TemporaryWorkbook()
        : path((std::filesystem::temp_directory_path() /
                ("kaoping-test-" + std::to_string(std::rand()) + ".xlsx"))
                   .string()) {}
    ~TemporaryWorkbook() { std::filesystem::remove(path); }
    TemporaryWorkbook(const TemporaryWorkbook&) = delete;
    TemporaryWorkbook& operator=(const TemporaryWorkbook&) = delete;

    std::string bytes() const {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }

    std::string path;
};

// Empty when the package has none of this name.
inline std::string part(const std::string& bytes, const std::string& name) {
    const Archive archive =
        std::get<Archive>(Archive::open(std::span<const char>(bytes), ReadLimits{}));
    const auto* entry = archive.find(name);
    return entry == nullptr ? ""
                            : std::get<std::string>(
                                  Extractor(archive, ReadLimits{}).extract_all(*entry, 1 << 20));
}

}  // namespace kaoping
