#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace kaoping {

// Runs another program to its end, without a window; its words go nowhere, as nothing but results
// belongs on stdout. True: it ended with status 0 within `patience`. After that it is killed with
// all that it started. Paths and arguments are UTF-8.
bool run_program(const std::string& program, const std::vector<std::string>& arguments,
                 std::chrono::milliseconds patience);

}  // namespace kaoping
