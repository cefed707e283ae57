#include "converter/examine_system.hpp"

namespace kaoping {

SystemState examine_system(JsonWriter&) { return {}; }

}  // namespace kaoping
