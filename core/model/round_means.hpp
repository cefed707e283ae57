#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/scorecard.hpp"

namespace kaoping {

// Means of the assessed ones' points of each section, taken one by one.
class SectionMeans {
public:
    void add(const ScoreFigures& card);

    // Rounded as points are; nullopt where none is known. As many as an assessed card has sections.
    std::vector<std::optional<Number>> means() const;

private:
    std::vector<Number> sums_;
    std::vector<std::int64_t> known_;
};

}  // namespace kaoping
