#pragma once

#include <filesystem>
#include <system_error>
#include <vector>

namespace kaoping {

// Whatever was written to the file stands on the disk when this returns, not in the system's
// buffers only: it outlives a loss of power.
std::error_code flush_file(const std::filesystem::path& file);

// The same of many files, at the price of one where the system can.
std::error_code flush_files(const std::vector<std::filesystem::path>& files);

// The same of the names in a folder: files made, renamed or removed there. Windows writes them
// through by itself.
std::error_code flush_folder(const std::filesystem::path& folder);

}  // namespace kaoping
