#pragma once

#include <optional>
#include <vector>

#include "model/scorecard.hpp"

namespace kaoping {

// Mean of the assessed ones' points of each section, rounded as points are; nullopt where none is known. As many as the
// first assessed card has sections.
std::vector<std::optional<Number>> section_means(const std::vector<const Scorecard*>& cards);

}  // namespace kaoping
