#include "reports/facts/figures.hpp"
#include "model/points.hpp"

#include <algorithm>

namespace kaoping {

namespace {

Number whole(std::size_t n) { return Number(static_cast<std::int64_t>(n)); }

}  // namespace

std::optional<Number> mean_of(const std::vector<Number>& numbers) {
    if (numbers.empty()) return std::nullopt;
    Number sum;
    for (const Number& number : numbers) sum += number;
    return rounded_points(sum / whole(numbers.size()));
}

Statistics statistics_of(std::vector<Number> numbers) {
    if (numbers.empty()) return {};
    std::sort(numbers.begin(), numbers.end());
    const Number median =
        (numbers[(numbers.size() - 1) / 2] + numbers[numbers.size() / 2]) / Number(2);
    return {numbers.size(), mean_of(numbers), rounded_points(median), numbers.back(),
            numbers.front()};
}

Statistics total_statistics(const SummaryView& view) {
    std::vector<Number> totals;
    for (const SummaryRow& row : view.rows)
        if (row.card->total) totals.push_back(*row.card->total);
    return statistics_of(std::move(totals));
}

Statistics section_statistics(const SummaryView& view, std::size_t section) {
    std::vector<Number> known;
    for (const SummaryRow& row : view.with(Status::assessed))
        if (section < row.card->sections.size() && row.card->sections[section])
            known.push_back(*row.card->sections[section]);
    return statistics_of(std::move(known));
}

Statistics indicator_statistics(const SummaryView& view, std::size_t indicator) {
    std::vector<Number> known;
    for (const SummaryRow& row : view.with(Status::assessed)) {
        if (indicator >= row.card->indicators.size()) continue;
        const IndicatorScore& score = row.card->indicators[indicator];
        if (score.points && score.basis != Basis::not_applicable) known.push_back(*score.points);
    }
    return statistics_of(std::move(known));
}

GradeCounts grade_counts(const SummaryView& view) {
    const Rubric& rubric = view.rubric();
    GradeCounts result;
    result.counts.assign(rubric.grades.size(), 0);
    for (const SummaryRow& row : view.with(Status::assessed)) {
        ++result.assessed;
        const auto grade = std::find_if(
            rubric.grades.begin(), rubric.grades.end(),
            [&](const Grade& g) { return row.card->total && g.id == row.card->grade; });
        if (grade == rubric.grades.end()) ++result.withheld;
        else ++result.counts[static_cast<std::size_t>(grade - rubric.grades.begin())];
    }
    return result;
}

std::vector<IndicatorRate> indicator_rates(const SummaryView& view) {
    std::vector<IndicatorRate> rates;
    const auto& indicators = view.rubric().indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        if (indicators[i].kind != IndicatorKind::base || !indicators[i].points ||
            indicators[i].points->is_zero())
            continue;
        const auto mean = indicator_statistics(view, i).mean;
        if (mean) rates.push_back({i, *mean, *mean / *indicators[i].points});
    }
    std::stable_sort(
        rates.begin(), rates.end(),
        [](const IndicatorRate& a, const IndicatorRate& b) { return a.rate > b.rate; });
    return rates;
}

std::string fixed(const Number& number, int decimals) {
    std::string text = number.to_decimal(decimals);
    if (decimals == 0) return text;
    const auto point = text.find('.');
    const std::size_t given = point == std::string::npos ? 0 : text.size() - point - 1;
    if (given == 0) text += '.';
    return text + std::string(static_cast<std::size_t>(decimals) - given, '0');
}

std::string percent(const Number& part, const Number& all) {
    return all.is_zero() ? std::string() : fixed(part * Number(100) / all, 1) + "%";
}

}  // namespace kaoping
