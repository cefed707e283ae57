#include "rubric/judged.hpp"

#include <algorithm>

namespace kaoping {

bool judged_allows(const JudgedRange& range, const Number& points) {
    if (points < range.from || points > range.to) return false;
    const auto inside = [&](const JudgedBand& band) {
        return points >= band.from && points <= band.to;
    };
    if (!range.bands.empty() && std::none_of(range.bands.begin(), range.bands.end(), inside))
        return false;
    return !range.step || range.step->is_zero() || ((points - range.from) / *range.step).is_whole();
}

}  // namespace kaoping
