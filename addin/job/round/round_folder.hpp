#pragma once

#include <string>
#include <string_view>

namespace kaoping {

// Folder of a round below the output folder when there are several: <rubric>-<year>.
std::string round_folder(const std::string& rubric, int year);
bool is_round_folder(std::string_view name);  // it is called like one

}  // namespace kaoping
