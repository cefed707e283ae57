#pragma once

#include <string>

namespace kaoping {

std::string engine_name();  // "kaoping 0.1.0"

}  // namespace kaoping
