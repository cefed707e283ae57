#include "model/round_means.hpp"
#include "model/points.hpp"

#include <algorithm>

namespace kaoping {

void SectionMeans::add(const ScoreFigures& card) {
    if (card.status != Status::assessed) return;
    sums_.resize(std::max(sums_.size(), card.sections.size()));
    known_.resize(sums_.size());
    for (std::size_t i = 0; i < card.sections.size(); ++i) {
        if (!card.sections[i]) continue;
        sums_[i] += *card.sections[i];
        ++known_[i];
    }
}

std::vector<std::optional<Number>> SectionMeans::means() const {
    std::vector<std::optional<Number>> means(sums_.size());
    for (std::size_t i = 0; i < sums_.size(); ++i)
        if (known_[i] > 0) means[i] = rounded_points(sums_[i] / Number(known_[i]));
    return means;
}

}  // namespace kaoping
