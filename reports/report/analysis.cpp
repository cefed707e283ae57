#include <algorithm>
#include <array>

#include "model/points.hpp"
#include "reports/facts/figures.hpp"
#include "reports/report/chapters.hpp"
#include "reports/wording/catalogue.hpp"

// Sections, strengths and weaknesses.

namespace kaoping {

using document::Place;
using document::Table;

namespace {

constexpr std::size_t most_named = 5;

void section_chart(Telling& telling, const std::vector<Statistics>& all) {
    const Rubric& rubric = telling.rubric();
    document::Chart chart{telling.word("report-sections-chart"), "", {}, {}, Number(1)};
    for (const MessageCode code :
         std::to_array<MessageCode>({"statistic-mean", "statistic-max", "statistic-min"}))
        chart.series.push_back({telling.word(code), {}, {}});
    std::vector<std::string> seen;
    for (std::size_t s = 0; s < all.size(); ++s) {
        const Number& points = rubric.sections[s].points;
        chart.categories.push_back(telling.in(rubric.sections[s].title));
        std::vector<std::string> labels;
        std::size_t n = 0;
        for (const auto* value : {&all[s].mean, &all[s].most, &all[s].least}) {
            const Number drawn = value->value_or(Number(0));
            chart.series[n].values.push_back(std::max(Number(0), drawn / points));
            chart.series[n].labels.push_back(percent(drawn, points));
            labels.push_back(
                telling.say("report-of", {{"what", same(chart.series[n].name)},
                                          {"value", same(chart.series[n].labels.back())}}));
            chart.most = std::max(chart.most, chart.series[n].values.back());
            ++n;
        }
        seen.push_back(telling.say("report-these",
                                   {{"what", same(chart.categories.back())},
                                    {"values", same(telling.joined(labels, "report-comma"))}}));
    }
    chart.description = telling.joined(seen, "report-semicolon");
    telling.add(std::move(chart));
}

void named(Telling& telling, MessageCode caption, const std::vector<IndicatorRate>& rates) {
    const Rubric& rubric = telling.rubric();
    Table table{telling.word(caption),
                {{telling.word("col-indicator"), 30},
                 {telling.word("col-section"), 20},
                 {telling.word("col-maximum"), 9, Place::right},
                 {telling.word("statistic-mean"), 9, Place::right},
                 {telling.word("overview-rate"), 10, Place::right}},
                {}};
    for (const IndicatorRate& rate : rates) {
        const Indicator& indicator = rubric.indicators[rate.indicator];
        const Section* section = rubric.section(indicator.section);
        table.rows.push_back({telling.in(indicator.title),
                              section != nullptr ? telling.in(section->title) : dash,
                              points_text(*indicator.points), fixed(rate.mean, 2),
                              percent(rate.mean, *indicator.points)});
    }
    telling.add(std::move(table));
}

}  // namespace

void tell_sections(Telling& telling) {
    const Rubric& rubric = telling.rubric();
    telling.chapter("report-sections-title");
    std::vector<Statistics> all;
    for (std::size_t s = 0; s < rubric.sections.size(); ++s)
        all.push_back(section_statistics(telling.view(), s));
    const bool none =
        std::all_of(all.begin(), all.end(), [](const Statistics& s) { return s.count == 0; });
    if (none) return telling.body(telling.word("report-none-assessed"));
    Table table{telling.word("report-sections-table"),
                {{telling.word("col-section"), 26},
                 {telling.word("col-maximum"), 9, Place::right},
                 {telling.word("statistic-mean"), 10, Place::right},
                 {telling.word("statistic-max"), 10, Place::right},
                 {telling.word("statistic-min"), 10, Place::right},
                 {telling.word("overview-rate"), 12, Place::right}},
                {}};
    for (std::size_t s = 0; s < all.size(); ++s) {
        const Section& section = rubric.sections[s];
        table.rows.push_back({telling.in(section.title), points_text(section.points),
                              shown(all[s].mean, 2), shown(all[s].most, 2), shown(all[s].least, 2),
                              all[s].mean ? percent(*all[s].mean, section.points) : dash});
    }
    telling.add(std::move(table));
    if (all.size() > 1) section_chart(telling, all);
}

// The better half are strengths, the other weaknesses, at most five of each.
void tell_indicators(Telling& telling) {
    const std::vector<IndicatorRate> rates = indicator_rates(telling.view());
    if (rates.size() < 2) return;
    telling.chapter("report-indicators-title");
    telling.body(telling.word("report-indicators"));
    const auto count = static_cast<std::ptrdiff_t>(std::min(most_named, rates.size() / 2));
    named(telling, "report-strengths", {rates.begin(), rates.begin() + count});
    named(telling, "report-weaknesses", {rates.rbegin(), rates.rbegin() + count});
}

}  // namespace kaoping
