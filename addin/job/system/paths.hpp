#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "model/finding.hpp"

namespace kaoping {

// Paths are UTF-8 everywhere in the project; std::filesystem gets them through here only (Windows
// is UTF-16).
std::filesystem::path to_path(std::string_view utf8);
std::string to_utf8(const std::filesystem::path& path);  // with '/'
// From the root. What begins with two separators is a share of Windows, of which std::filesystem
// would make a folder of the disk.
std::filesystem::path absolute_path(const std::filesystem::path& path);

// The whole file; nullopt when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

// Copies a file; what stands at `to` goes first: the C++ library of mingw refuses to overwrite.
void copy_file_over(const std::filesystem::path& from, const std::filesystem::path& to,
                    std::error_code& error);

// These findings are of the file `path`, whoever tells them.
Finding of_file(Finding finding, const std::string& path);
void name_file(std::vector<Finding>& findings, const std::string& path);

}  // namespace kaoping
