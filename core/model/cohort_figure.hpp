#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "model/number.hpp"

namespace kaoping {

// What a rule may ask of all subjects' measures of its indicator.
enum class CohortFigure { max, min, mean, rank, count };

inline constexpr std::array<CohortFigure, 5> cohort_figures{CohortFigure::max, CohortFigure::min,
                                                            CohortFigure::mean, CohortFigure::rank,
                                                            CohortFigure::count};

// As rules write it: cohort_max, cohort_min, cohort_mean, cohort_rank, cohort_count.
std::string_view word_of(CohortFigure figure);
std::optional<CohortFigure> cohort_figure(std::string_view word);

struct CohortFigures {  // over the subjects of a round whose measure is known
    std::optional<Number> max, min, mean;
    std::optional<Number> rank;  // of this subject: 1, 2, 2, 4 by measure, greatest first
    Number count;
    std::optional<Number> of(CohortFigure figure) const;  // nullopt: lacking
    friend bool operator==(const CohortFigures&, const CohortFigures&) = default;
};

}  // namespace kaoping
