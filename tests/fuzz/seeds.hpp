#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kaoping::fuzz {

struct Seed {
    std::string name;
    std::string bytes;
};

// Workbooks and archives made here, and the small files of the corpus when it is there.
std::vector<Seed> collect_seeds(const std::filesystem::path& corpus_files);

}  // namespace kaoping::fuzz
