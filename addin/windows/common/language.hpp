#pragma once

#include <string>

namespace kaoping {

// "en" or "zh": what Windows is shown to this user in; Chinese where it is neither.
std::string user_language();

}  // namespace kaoping
