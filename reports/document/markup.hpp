#pragma once

#include <string>
#include <string_view>

namespace kaoping::document {

// Text between tags and in quoted attributes of XML and HTML. Characters that XML forbids are left
// out.
std::string escaped(std::string_view text);

}  // namespace kaoping::document
