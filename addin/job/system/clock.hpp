#pragma once

#include "model/value.hpp"

namespace kaoping {

// The day at this place.
Date today();

}  // namespace kaoping
