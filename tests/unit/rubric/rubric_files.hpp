#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "rubric/load.hpp"

namespace kaoping::test {

inline const std::filesystem::path source_dir = KAOPING_SOURCE_DIR;

inline std::string contents(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

inline RubricSource common_source() {
    return {"common.yaml", contents(source_dir / "templates" / "common.yaml")};
}

// "code@line, code@line" of all defects of one file, in order.
inline std::string found_in(const std::vector<RubricDefect>& defects, const std::string& file) {
    std::string found;
    for (const RubricDefect& defect : defects)
        if (defect.file == file)
            found += (found.empty() ? "" : ", ") + std::string(defect.code.text()) + "@" +
                     std::to_string(defect.line);
    return found.empty() ? "nothing" : found;
}

inline std::string listed(const std::vector<RubricDefect>& defects) {
    std::string all;
    for (const RubricDefect& defect : defects) {
        all += location(defect) + " " + std::string(defect.code.text());
        for (const auto& [name, value] : defect.args) all += " " + name + "=" + value.en;
        all += "\n";
    }
    return all;
}

}  // namespace kaoping::test
