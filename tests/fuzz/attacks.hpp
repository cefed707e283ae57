#pragma once

#include <cstddef>

namespace kaoping::fuzz {

// Files made to exhaust a reader, under the limits the program ships with. Prints each that is not
// refused, or takes too long or too much memory; gives their number.
std::size_t run_attacks();

// Processor time used so far, in seconds: what a run needs does not depend on what else the machine
// does.
double processor_seconds();

// The most memory this process has held, in MiB; 0 where that cannot be known.
std::size_t peak_mebibytes();

}  // namespace kaoping::fuzz
