#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/facts/view.hpp"

namespace kaoping {

// Mean, nullopt of nothing; rounded as points are.
std::optional<Number> mean_of(const std::vector<Number>& numbers);

struct Statistics {  // all nullopt of nothing
    std::size_t count = 0;
    std::optional<Number> mean;    // 4 decimals
    std::optional<Number> median;  // 4 decimals
    std::optional<Number> most;
    std::optional<Number> least;
};
Statistics statistics_of(std::vector<Number> numbers);

Statistics total_statistics(const SummaryView& view);                         // of the totals given
Statistics section_statistics(const SummaryView& view, std::size_t section);  // of the assessed
Statistics indicator_statistics(const SummaryView& view,
                                std::size_t indicator);  // of the assessed to whom it applies

// How many of the assessed have each grade, parallel to Rubric::grades; `withheld` none of them.
struct GradeCounts {
    std::vector<std::size_t> counts;
    std::size_t assessed = 0;
    std::size_t withheld = 0;
};
GradeCounts grade_counts(const SummaryView& view);

// Base indicators by the mean share of their points, best first; in the rubric's order where it is
// the same.
struct IndicatorRate {
    std::size_t indicator = 0;
    Number mean;
    Number rate;  // 0..1, exact
};
std::vector<IndicatorRate> indicator_rates(const SummaryView& view);

// Always this many decimals: 85 -> "85.00". Rounded half away from zero.
std::string fixed(const Number& number, int decimals);
// part / whole in per cent with one decimal: "33.3%"; empty when the whole is 0.
std::string percent(const Number& part, const Number& whole);

}  // namespace kaoping
