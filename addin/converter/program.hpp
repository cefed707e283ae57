#pragma once

#include <string>
#include <vector>

namespace kaoping {

// The whole program: `words` are the command line's without the program's own name, UTF-8. Returns
// the exit status (Outcome).
int run_converter(const std::vector<std::string>& words);

}  // namespace kaoping
