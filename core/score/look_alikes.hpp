#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "score/duplicates.hpp"

namespace kaoping {

// For each of `candidates` (in path order), another one of a different institution whose name looks
// the same and is not: the first such; else one of `expected`, which the bureau expects, numbered
// on behind the candidates. The same name typed with other widths or characters without ink is such
// a name where the codes differ. Nothing is taken together: that is for a person.
std::vector<std::optional<std::size_t>> look_alikes(
    const std::vector<DuplicateCandidate>& candidates,
    const std::vector<DuplicateCandidate>& expected);

}  // namespace kaoping
