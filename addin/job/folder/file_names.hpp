#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace kaoping {

// Names of the files of one folder: "a.xlsx", then "a (2).xlsx". Names that differ only in case are
// the same file on Windows.
class FileNames {
public:
    std::string take(const std::string& stem, const std::string& extension);

private:
    std::set<std::string> taken_;
};

// Behind the last '/'.
std::string base_name(const std::string& path);

// "a.b.xlsx": "a.b" and ".xlsx"; without a dot, or with one at the start only, no extension.
std::pair<std::string, std::string> split_extension(const std::string& name);

// Of the copy of a form that is returned. A form under another name is a workbook all the same;
// nothing that a system would run as a program is written.
std::string workbook_extension(const std::string& extension);

}  // namespace kaoping
