#pragma once

#include <filesystem>
#include <system_error>
#include <vector>

namespace kaoping {

// What a run writes that stands in the result folder `root` and cannot be replaced: open in another
// program, or read-only. Only Windows knows such files; elsewhere whoever has one open keeps the
// old one.
std::vector<std::filesystem::path> held_files(const std::filesystem::path& root);

// Moves a file over another, or removes one, in Windows again and again for two seconds, as
// scanners hold new files for a moment.
std::error_code replace_file(const std::filesystem::path& from, const std::filesystem::path& to);
std::error_code remove_file(const std::filesystem::path& file);

}  // namespace kaoping
