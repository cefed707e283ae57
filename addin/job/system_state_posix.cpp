#include "job/system_state.hpp"

namespace kaoping {

SystemState examine_system(JsonWriter&) { return {}; }

}  // namespace kaoping
