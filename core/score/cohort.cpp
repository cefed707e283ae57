#include "score/cohort.hpp"

#include <algorithm>
#include <functional>

namespace kaoping {

namespace {

const Number* measure_of(const Assessment& assessment, std::size_t indicator) {
    if (assessment.card.status != Status::pending || indicator >= assessment.measures.size()) return nullptr;
    return std::get_if<Number>(&assessment.measures[indicator]);
}

CohortFigures figures_of(const std::vector<Number>& descending, bool with_mean) {
    CohortFigures figures;
    figures.count = Number(static_cast<std::int64_t>(descending.size()));
    if (descending.empty()) return figures;
    figures.max = descending.front();
    figures.min = descending.back();
    if (!with_mean) return figures;
    Number sum;
    for (const Number& measure : descending) sum += measure;
    figures.mean = sum / figures.count;
    return figures;
}

}  // namespace

void take_cohort(const Round& round, std::vector<Assessment>& assessments) {
    for (Assessment& assessment : assessments) assessment.card.cohort.assign(round.indicators.size(), {});
    for (std::size_t i = 0; i < round.indicators.size(); ++i) {
        if (!round.indicators[i].cohort) continue;
        std::vector<Number> measures;
        for (const Assessment& assessment : assessments)
            if (const Number* measure = measure_of(assessment, i)) measures.push_back(*measure);
        std::sort(measures.begin(), measures.end(), std::greater<>());
        const CohortFigures figures = figures_of(measures, round.indicators[i].cohort_mean);
        for (Assessment& assessment : assessments) {
            assessment.card.cohort[i] = figures;
            const Number* measure = measure_of(assessment, i);
            if (measure == nullptr) continue;
            const auto first = std::lower_bound(measures.begin(), measures.end(), *measure, std::greater<>());
            assessment.card.cohort[i].rank = Number(first - measures.begin() + 1);
        }
    }
}

}  // namespace kaoping
