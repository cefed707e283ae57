#pragma once

#include <string>
#include <vector>

namespace kaoping::excel {

// What 选项 keeps, for this user.
struct Settings {
    std::wstring language;                     // zh, en; empty: as the office
    std::vector<std::wstring> rubric_folders;  // beside the built-in rubrics
};

Settings read_settings();
void write_settings(const Settings& settings);  // throws Failure

}  // namespace kaoping::excel
