#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kaoping::corpus {

// One row of MANIFEST.tsv: what is relied on of it.
struct Entry {
    std::string file;
    std::string category;
    std::string expectation;  // reads, rejects, either-no-crash
    std::string container;    // by content: xlsx, xlsm, ods, ...
};

std::vector<Entry> read_manifest(const std::filesystem::path& manifest);

std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace kaoping::corpus
