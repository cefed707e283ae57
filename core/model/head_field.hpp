#pragma once

namespace kaoping {

// Fields of the head that every form has (templates/common.yaml), as far as the program itself asks
// for them.
namespace head_field {

inline constexpr const char* org_name = "org_name";
inline constexpr const char* org_uscc = "org_uscc";
inline constexpr const char* filled_on = "filled_on";

}  // namespace head_field
}  // namespace kaoping
