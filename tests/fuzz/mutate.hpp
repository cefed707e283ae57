#pragma once

#include <random>
#include <string>

namespace kaoping::fuzz {

using Random = std::mt19937_64;

// One change of one kind: bytes flipped, cut, moved or repeated; a field of a zip record; the text
// of a part. The same bytes and state of `random` give the same result on every machine.
std::string mutate(const std::string& bytes, Random& random);

// A number below `limit` (at least 1). The standard distributions differ between libraries; this
// does not.
std::size_t below(std::size_t limit, Random& random);

}  // namespace kaoping::fuzz
