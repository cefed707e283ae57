#include "job/version.hpp"

namespace kaoping {

std::string engine_name() { return "kaoping " KAOPING_VERSION; }

}  // namespace kaoping
