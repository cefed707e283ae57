#include "model/cohort_figure.hpp"

#include <algorithm>

namespace kaoping {

std::string_view word_of(CohortFigure figure) {
    switch (figure) {
        case CohortFigure::max: return "cohort_max";
        case CohortFigure::min: return "cohort_min";
        case CohortFigure::mean: return "cohort_mean";
        case CohortFigure::rank: return "cohort_rank";
        case CohortFigure::count: break;
    }
    return "cohort_count";
}

std::optional<CohortFigure> cohort_figure(std::string_view word) {
    const auto found = std::find_if(cohort_figures.begin(), cohort_figures.end(),
                                    [&](CohortFigure figure) { return word_of(figure) == word; });
    if (found == cohort_figures.end()) return std::nullopt;
    return *found;
}

std::optional<Number> CohortFigures::of(CohortFigure figure) const {
    switch (figure) {
        case CohortFigure::max: return max;
        case CohortFigure::min: return min;
        case CohortFigure::mean: return mean;
        case CohortFigure::rank: return rank;
        case CohortFigure::count: break;
    }
    return count;
}

}  // namespace kaoping
