#pragma once

#include "converter/arguments.hpp"
#include "converter/console.hpp"

namespace kaoping {

// Runs one command; returns the exit status: 0, 2 or 3 (CONTRACT).
int run_command(const Arguments& arguments, const Console& console);

}  // namespace kaoping
