#pragma once

#include <string>

namespace kaoping {

std::string engine_name();  // "kaoping 0.2.0"

}  // namespace kaoping
