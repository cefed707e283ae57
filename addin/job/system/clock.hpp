#pragma once

#include "model/value.hpp"

namespace kaoping {

// The day at this place.
Date today();
int last_calendar_year();  // the year before today's

}  // namespace kaoping
