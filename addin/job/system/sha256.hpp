#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kaoping {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case digits

// Of a file, a block at a time; nullopt: it cannot be read.
std::optional<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace kaoping
