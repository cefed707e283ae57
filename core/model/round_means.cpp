#include "model/round_means.hpp"

#include <algorithm>

namespace kaoping {

std::vector<std::optional<Number>> section_means(const std::vector<const Scorecard*>& cards) {
    std::vector<Number> sums;
    std::vector<std::int64_t> known;
    for (const Scorecard* card : cards) {
        if (card->status != Status::assessed) continue;
        sums.resize(std::max(sums.size(), card->sections.size()));
        known.resize(sums.size());
        for (std::size_t i = 0; i < card->sections.size(); ++i) {
            if (!card->sections[i]) continue;
            sums[i] += *card->sections[i];
            ++known[i];
        }
    }
    std::vector<std::optional<Number>> means(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (known[i] > 0) means[i] = (sums[i] / Number(known[i])).rounded(4);
    return means;
}

}  // namespace kaoping
