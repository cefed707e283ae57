#include <algorithm>

#include "model/points.hpp"
#include "reports/facts/figures.hpp"
#include "reports/report/chapters.hpp"
#include "reports/wording/catalogue.hpp"

// Who took part, grades, ranking.

namespace kaoping {

using document::Place;
using document::Table;

namespace {

Number whole(std::size_t n) { return Number(static_cast<std::int64_t>(n)); }
std::string digits(std::size_t n) { return std::to_string(n); }

void validity(Telling& telling) {
    const Regulation& regulation = telling.rubric().regulation;
    const Text article = telling.article(regulation.article);
    if (!regulation.in_force_from)
        telling.body(telling.say("report-validity-unknown", {{"article", article}}));
    else if (!regulation.in_force_to)
        telling.body(
            telling.say("report-validity-open",
                        {{"from", telling.date(*regulation.in_force_from)}, {"article", article}}));
    else
        telling.body(
            telling.say("report-validity", {{"from", telling.date(*regulation.in_force_from)},
                                            {"to", telling.date(*regulation.in_force_to)},
                                            {"article", article}}));
}

void plan(Telling& telling) {
    const PlanStatus& status = telling.rubric().plan;
    if (status.provisional())
        telling.body(
            telling.say("report-provisional", {{"article", telling.article(status.article)}}));
    else if (status.confirmed && status.confirmed_on)
        telling.body(telling.say("report-confirmed", {{"by", same(status.confirmed_by)},
                                                      {"on", telling.date(*status.confirmed_on)}}));
}

void grade_chart(Telling& telling, const GradeCounts& result) {
    document::Chart chart{telling.word("report-grades-chart"),
                          "",
                          {},
                          {{telling.word("overview-count"), {}, {}}},
                          Number(1)};
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < result.counts.size(); ++i) {
        chart.categories.push_back(telling.in(telling.rubric().grades[i].label));
        chart.series[0].values.push_back(whole(result.counts[i]));
        chart.series[0].labels.push_back(digits(result.counts[i]));
        chart.most = std::max(chart.most, whole(result.counts[i]));
        seen.push_back(telling.say("report-of", {{"what", same(chart.categories.back())},
                                                 {"value", same(digits(result.counts[i]))}}));
    }
    chart.description = telling.joined(seen, "report-semicolon");
    telling.add(std::move(chart));
}

}  // namespace

void tell_basis(Telling& telling) {
    const Rubric& rubric = telling.rubric();
    const RoundContext& context = telling.view().round.context;
    const Regulation& regulation = rubric.regulation;
    telling.chapter("report-basis-title");
    const Text number = regulation.number.empty()
                            ? Text()
                            : message("report-number", {{"number", same(regulation.number)}});
    telling.body(telling.say("report-basis", {{"regulation", regulation.title},
                                              {"number", number},
                                              {"authority", regulation.authority},
                                              {"scorer", rubric.scorer}}));
    telling.body(telling.say("report-period", {{"year", same(std::to_string(context.year))},
                                               {"from", telling.date(context.period.from)},
                                               {"to", telling.date(context.period.to)},
                                               {"as_of", telling.date(context.as_of)}}));
    validity(telling);
    plan(telling);
}

void tell_participation(Telling& telling) {
    const SummaryView& view = telling.view();
    telling.chapter("overview-statuses");
    const std::size_t all = view.rows.size();
    telling.body(telling.say(
        "report-participation",
        {{"count", same(digits(all))}, {"assessed", same(digits(view.count(Status::assessed)))}}));
    Table table{telling.word("report-participation-table"),
                {{telling.word("csv-status"), 24},
                 {telling.word("overview-count"), 16, Place::centre},
                 {telling.word("overview-share"), 16, Place::centre}},
                {}};
    for (const Status status :
         {Status::assessed, Status::pending, Status::returned, Status::duplicate,
          Status::not_eligible, Status::exempt, Status::absent}) {
        const std::size_t count = view.count(status);
        if (count == 0 && status != Status::assessed) continue;
        table.rows.push_back(
            {telling.in(status_text(status)), digits(count), percent(whole(count), whole(all))});
    }
    telling.add(std::move(table));
    telling.note(telling.say("report-files",
                             {{"unreadable", same(digits(view.round.unreadable.size()))},
                              {"attachments", same(digits(view.round.attachments.size()))}}));
}

void tell_grades(Telling& telling) {
    const SummaryView& view = telling.view();
    const Rubric& rubric = telling.rubric();
    telling.chapter("report-grades-title");
    const GradeCounts result = grade_counts(view);
    if (result.assessed == 0) return telling.body(telling.word("report-none-assessed"));
    const Statistics totals = total_statistics(view);
    const int decimals = TotalDecimals(view).most();
    telling.body(
        telling.say("report-statistics", {{"count", same(digits(totals.count))},
                                          {"mean", same(shown(totals.mean, decimals))},
                                          {"median", same(shown(totals.median, decimals))},
                                          {"most", same(shown(totals.most, decimals))},
                                          {"least", same(shown(totals.least, decimals))}}));
    Table table{telling.word("report-grades-table"),
                {{telling.word("csv-grade"), 18},
                 {telling.word("overview-band"), 28, Place::centre},
                 {telling.word("overview-count"), 10, Place::centre},
                 {telling.word("overview-share"), 10, Place::centre},
                 {telling.word("col-article"), 22, Place::centre}},
                {}};
    table.columns.back().header = telling.word("form-guide-article");
    for (std::size_t i = 0; i < rubric.grades.size(); ++i)
        table.rows.push_back({telling.in(rubric.grades[i].label),
                              telling.in(band_text(rubric.grades, i)), digits(result.counts[i]),
                              percent(whole(result.counts[i]), whole(result.assessed)),
                              telling.in(telling.article(rubric.grades[i].article))});
    if (result.withheld > 0)
        table.rows.push_back({telling.word("overview-withheld"), dash, digits(result.withheld),
                              percent(whole(result.withheld), whole(result.assessed)), dash});
    telling.add(std::move(table));
    if (rubric.grades.size() > 1) grade_chart(telling, result);
}

void tell_ranking(Telling& telling) {
    const SummaryView& view = telling.view();
    const Rubric& rubric = telling.rubric();
    const auto assessed = view.with(Status::assessed);
    if (assessed.empty()) return;
    const auto has = [&](IndicatorKind kind) {
        return std::any_of(rubric.indicators.begin(), rubric.indicators.end(),
                           [&](const Indicator& i) { return i.kind == kind; });
    };
    const bool bonus = has(IndicatorKind::bonus);
    const bool deduction = has(IndicatorKind::deduction);
    Table table{telling.word("report-ranking-table"),
                {{telling.word("csv-rank"), 6, Place::centre},
                 {telling.word("csv-name"), 32},
                 {telling.word("csv-uscc"), 22, Place::centre}},
                {},
                1};
    for (const Section& section : rubric.sections)
        table.columns.push_back(
            {telling.say("report-section-column",
                         {{"title", section.title}, {"points", points_words(section.points)}}),
             12, Place::right});
    if (bonus) table.columns.push_back({telling.word("bonus"), 8, Place::right});
    if (deduction)
        table.columns.push_back(
            {telling.word("deduction"), telling.chinese() ? 8 : 11, Place::right});
    table.columns.push_back({telling.word("csv-total"), 9, Place::right});
    table.columns.push_back({telling.word("csv-grade"), 11, Place::centre});
    // Told by the rows, which outlive the telling.
    const auto cells_of = [assessed, bonus, deduction, &rubric, decimals = TotalDecimals(view),
                           chinese = telling.chinese(),
                           withheld = telling.word("report-withheld")](std::size_t i) {
        const SummaryRow row = assessed[i];
        const ScoreFigures& card = *row.card;
        std::vector<std::string> cells{card.rank ? std::to_string(*card.rank) : dash,
                                       row.organisation.name, row.organisation.uscc};
        for (std::size_t s = 0; s < rubric.sections.size(); ++s)
            cells.push_back(shown(s < card.sections.size() ? card.sections[s] : std::nullopt, 2));
        if (bonus) cells.push_back(fixed(card.bonus, 2));
        if (deduction) cells.push_back(fixed(card.deduction, 2));
        cells.push_back(shown(card.total, decimals.of(card)));
        const Text grade = shown_grade(rubric, card);
        cells.push_back(grade.zh.empty() ? withheld : chinese ? grade.zh : grade.en);
        return cells;
    };
    table.rows = {table.columns.size(), {assessed.size(), cells_of}};
    telling.chapter_with_table("sheet-ranking", std::move(table), "",
                               telling.word("report-ranking-note"));
}

}  // namespace kaoping
