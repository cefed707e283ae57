#include "manifest.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

namespace kaoping::corpus {

std::vector<Entry> read_manifest(const std::filesystem::path& manifest) {
    std::vector<Entry> entries;
    std::ifstream file(manifest);
    std::string line;
    std::getline(file, line);  // header
    while (std::getline(file, line)) {
        std::vector<std::string> fields;
        std::istringstream cells(line);
        for (std::string field; std::getline(cells, field, '\t');) fields.push_back(field);
        if (fields.size() > 9) entries.push_back({fields[0], fields[5], fields[6], fields[9]});
    }
    return entries;
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace kaoping::corpus
