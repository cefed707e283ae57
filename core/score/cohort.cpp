#include "score/cohort.hpp"

#include <algorithm>
#include <functional>

namespace kaoping {

namespace {

const Number* measure_of(const Assessment& assessment, std::size_t indicator) {
    if (assessment.card.status != Status::pending || indicator >= assessment.measures.size())
        return nullptr;
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

CohortMeasures cohort_measures(const Round& round, const Assessment& assessment) {
    CohortMeasures measures;
    if (assessment.card.status != Status::pending) return measures;
    for (std::size_t i = 0; i < round.rubric.indicators.size(); ++i) {
        if (!round.rubric.profiles[i].asks_cohort) continue;
        const Number* measure = measure_of(assessment, i);
        measures.push_back(measure == nullptr ? std::nullopt : std::optional(*measure));
    }
    return measures;
}

Cohort::Cohort(const Round& round, const std::vector<CohortMeasures>& subjects)
    : indicators_(round.rubric.indicators.size()) {
    std::size_t asked = 0;
    for (std::size_t i = 0; i < indicators_.size(); ++i) {
        if (!round.rubric.profiles[i].asks_cohort) continue;
        std::vector<Number>& measures = indicators_[i].measures;
        for (const CohortMeasures& subject : subjects)
            if (asked < subject.size() && subject[asked]) measures.push_back(*subject[asked]);
        ++asked;
        std::sort(measures.begin(), measures.end(), std::greater<>());
        indicators_[i].figures = figures_of(
            measures, round.rubric.profiles[i].points.cohort.contains(CohortFigure::mean));
    }
}

void Cohort::give(Assessment& assessment) const {
    assessment.card.cohort.assign(indicators_.size(), {});
    for (std::size_t i = 0; i < indicators_.size(); ++i) {
        const auto& [figures, measures] = indicators_[i];
        assessment.card.cohort[i] = figures;
        const Number* measure = measures.empty() ? nullptr : measure_of(assessment, i);
        if (measure == nullptr) continue;
        const auto first =
            std::lower_bound(measures.begin(), measures.end(), *measure, std::greater<>());
        assessment.card.cohort[i].rank = Number(first - measures.begin() + 1);
    }
}

}  // namespace kaoping
