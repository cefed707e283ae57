#pragma once

#include "job/system_state.hpp"

namespace kaoping {

// The probe of the command line: on Windows what is registered there, elsewhere nothing.
SystemState examine_system(JsonWriter& json);

}  // namespace kaoping
