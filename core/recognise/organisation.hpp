#pragma once

#include <string_view>

namespace kaoping {

// Rows are matched by code and name (name_key).
bool same_organisation(std::string_view name_a, std::string_view uscc_a, std::string_view name_b,
                       std::string_view uscc_b);

}  // namespace kaoping
