#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "model/finding.hpp"

namespace kaoping {

// A file or folder that cannot be written.
struct OutputError : std::runtime_error {
    OutputError(const std::filesystem::path& path_, Text why_);
    OutputError(const std::filesystem::path& path_,
                const std::error_code& error);  // why, as far as a person can do something
    std::string path;
    Text why;
};

// Somebody said so (Progress::cancelled, stop_requested) while files were made; none is in its
// place.
struct RunCancelled : std::runtime_error {
    RunCancelled() : std::runtime_error("cancelled") {}
};

// What went wrong with the disk, as a refusal: an OutputError, a WriteError of a workbook, an
// error of std::filesystem or RunCancelled; anything else is the program's own.
Finding output_failure(const std::exception& error);

// The folder and those above it, where they are not there yet; returns what was made, the innermost
// first. Throws OutputError.
std::vector<std::filesystem::path> make_folders(const std::filesystem::path& folder);

// The name means a device of Windows there: con, nul.
bool has_device_name(const std::filesystem::path& path);

// Of streams, which say only that something failed.
std::error_code last_error();

}  // namespace kaoping
