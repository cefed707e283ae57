#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kaoping {

// Paths are UTF-8 everywhere in the project; std::filesystem gets them through here only (Windows is UTF-16).
std::filesystem::path to_path(std::string_view utf8);
std::string to_utf8(const std::filesystem::path& path);  // with '/'

// The whole file; nullopt when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace kaoping
