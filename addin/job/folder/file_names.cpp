#include "job/folder/file_names.hpp"

#include "text/normal.hpp"

namespace kaoping {

std::string FileNames::take(const std::string& stem, const std::string& extension) {
    std::string name = stem + extension;
    for (int n = 2; !taken_.insert(list_key(name)).second; ++n)
        name = stem + " (" + std::to_string(n) + ")" + extension;
    return name;
}

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

std::pair<std::string, std::string> split_extension(const std::string& name) {
    const auto dot = name.find_last_of('.');
    if (dot == std::string::npos || dot == 0) return {name, ""};
    return {name.substr(0, dot), name.substr(dot)};
}

std::string workbook_extension(const std::string& extension) {
    static const std::set<std::string> known{".xlsx", ".xlsm", ".xltx", ".xltm"};
    return known.contains(list_key(extension)) ? extension : ".xlsx";
}

}  // namespace kaoping
