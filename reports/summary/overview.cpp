#include <algorithm>

#include "reports/facts/figures.hpp"
#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/chart.hpp"
#include "reports/workbook/formula.hpp"

namespace kaoping {

namespace {

// 概览: small tables in columns A to D, charts to their right.
constexpr std::uint32_t last_column = 3;
constexpr std::uint32_t chart_column = 5;
constexpr std::uint32_t end_column = 12;  // under the charts
constexpr std::uint32_t first_row = 4;
constexpr std::uint32_t chart_rows = 12;                 // as high as a chart, and one between
constexpr double chart_width = 430, chart_height = 290;  // pixels
constexpr double label_width = 22, figure_width = 13, chart_column_width = 7;
constexpr double row_points = 20;

Style share_style() { return style::with_format(style::centred(), "0.0%"); }

Range column_of(Range table, std::uint32_t column) {
    return {{table.first.row, column}, {table.last.row, column}};
}

class Overview {
public:
    Overview(Book& book, Page& page, const SummaryView& view, const RankingSheet& ranking,
             const MatrixSheet& matrix, const DistributionSheet& distribution)
        : book_(book),
          page_(page),
          view_(view),
          rubric_(view.rubric()),
          ranking_(ranking),
          matrix_(matrix),
          distribution_(distribution) {}

    void write() {
        heading();
        statuses();
        const Range grade_table = grades();
        statistics();
        const Range section_table = sections();
        std::uint32_t at = first_row;
        const auto chart = [&](const Page& data, MessageCode title, bool share, Range categories,
                               Range values) {
            const ChartLook look{.title = words(title).zh,
                                 .lying = share,
                                 .share = share,
                                 .width = chart_width,
                                 .height = chart_height};
            add_chart(book_, page_, data, {at, chart_column}, look, categories, {{"", values}});
            at += chart_rows;
        };
        if (rubric_.grades.size() > 1)
            chart(page_, "overview-grades", false, column_of(grade_table, 0),
                  column_of(grade_table, 2));
        if (distribution_.any)
            chart(*distribution_.page, "distribution-totals", false, distribution_.bands,
                  distribution_.counts);
        if (rubric_.sections.size() > 1)
            chart(page_, "overview-sections-rate", true, column_of(section_table, 0),
                  column_of(section_table, 3));
        page_.column_width(0, 0, label_width);
        page_.column_width(1, last_column, figure_width);
        page_.column_width(last_column + 1, last_column + 1, 2);
        page_.column_width(chart_column, end_column, chart_column_width);
        page_.print_setup(false, std::nullopt);
    }

private:
    void heading() {
        page_.merge({{0, 0}, {0, end_column}}, rubric_.title.zh, style::title());
        page_.row_height(0, 32);
        page_.merge({{1, 0}, {1, end_column}}, summary_subtitle(view_), style::subtitle());
        const RoundContext& context = view_.round.context;
        const std::string line =
            message("overview-period", {{"from", same(to_iso(context.period.from))},
                                        {"to", same(to_iso(context.period.to))},
                                        {"as_of", same(to_iso(context.as_of))},
                                        {"scorer", rubric_.scorer}})
                .zh;
        page_.merge(
            {{2, 0}, {2, end_column}},
            rubric_.plan.provisional() ? line + "\n" + words("overview-provisional").zh : line,
            style::note());
        const double across = label_width + last_column * figure_width + 2 +
                              (end_column - chart_column + 1) * chart_column_width;
        page_.row_height(2, fitted_height(line, across, 9) + (rubric_.plan.provisional() ? 13 : 0));
    }

    void headers(std::initializer_list<MessageCode> codes) {
        std::uint32_t column = 0;
        for (MessageCode code : codes)
            page_.text({row_, column++}, words(code).zh, style::header());
        page_.row_height(row_++, row_points);
    }

    void share(std::uint32_t column, std::uint32_t count_column, std::int64_t count,
               std::size_t all) {
        const std::string formula = to_a1({row_, count_column}) + "/" + std::to_string(all);
        if (all == 0) page_.blank({row_, column}, share_style());
        else
            page_.formula({row_, column}, formula,
                          static_cast<double>(count) / static_cast<double>(all), share_style());
    }

    void count(std::uint32_t column, const std::string& range, const std::string& label,
               std::int64_t count) {
        if (range.empty()) page_.number({row_, column}, Number(count), style::centred());
        else
            page_.formula({row_, column}, "COUNTIF(" + range + "," + quoted(label) + ")",
                          static_cast<double>(count), style::centred());
    }

    void see(MessageCode sheet) {
        const std::string& name = words(sheet).zh;
        page_.link({row_, last_column}, "internal:" + quote_sheet(name) + "!A1",
                   message("overview-see", {{"sheet", words(sheet)}}).zh, style::link());
    }

    void statuses() {
        headers({"overview-statuses", "overview-count", "overview-share", "overview-see-header"});
        for (const auto& [status, sheet] : std::initializer_list<std::pair<Status, MessageCode>>{
                 {Status::assessed, MessageCode("sheet-ranking")},
                 {Status::pending, MessageCode("sheet-pending")},
                 {Status::returned, MessageCode("sheet-returned")},
                 {Status::duplicate, MessageCode("sheet-returned")},
                 {Status::not_eligible, MessageCode("sheet-findings")},
                 {Status::exempt, MessageCode("sheet-findings")},
                 {Status::absent, MessageCode("sheet-absent")}}) {
            const auto number = static_cast<std::int64_t>(view_.count(status));
            page_.text({row_, 0}, status_words(status), style::label());
            count(1, ranking_.statuses, status_words(status), number);
            share(2, 1, number, view_.rows.size());
            see(sheet);
            page_.row_height(row_++, row_points);
        }
        files("sheet-unreadable", view_.round.unreadable.size());
        files("sheet-attachments", view_.round.attachments.size());
        ++row_;
    }

    void files(MessageCode sheet, std::size_t number) {
        page_.text({row_, 0}, words(sheet).zh, style::label());
        page_.number({row_, 1}, Number(static_cast<std::int64_t>(number)), style::centred());
        page_.blank({row_, 2}, style::centred());
        see(sheet);
        page_.row_height(row_++, row_points);
    }

    Range grades() {
        headers({"overview-grades", "overview-band", "overview-count", "overview-share"});
        const std::uint32_t first = row_;
        const GradeCounts result = grade_counts(view_);
        for (std::size_t i = 0; i < rubric_.grades.size(); ++i) {
            const Grade& grade = rubric_.grades[i];
            const auto number = static_cast<std::int64_t>(result.counts[i]);
            page_.text({row_, 0}, grade.label.zh, style::label());
            const std::string band = band_text(rubric_.grades, i).zh;
            page_.text({row_, 1}, band, style::centred());
            count(2, ranking_.grades, grade.label.zh, number);
            share(3, 2, number, result.assessed);
            page_.row_height(row_++, std::max(row_points, fitted_height(band, figure_width)));
        }
        const Range table{{first, 0}, {row_ - 1, last_column}};
        if (const auto withheld = static_cast<std::int64_t>(result.withheld); withheld > 0) {
            page_.text({row_, 0}, words("overview-withheld").zh, style::label());
            page_.blank({row_, 1}, style::centred());
            page_.number({row_, 2}, Number(withheld), style::centred());
            share(3, 2, withheld, result.assessed);
            page_.row_height(row_++, row_points);
        }
        ++row_;
        return table;
    }

    void statistic(std::uint32_t column, MessageCode code, const std::string& function,
                   const std::optional<Number>& value) {
        const Style style = style::with_format(style::centred(), "0.00##");
        page_.text({row_, column}, words(code).zh, style::label());
        if (value)
            page_.formula({row_, column + 1},
                          guarded_formula(function + "(" + ranking_.totals + ")"),
                          value->to_double(), style);
        else page_.blank({row_, column + 1}, style);
    }

    void statistics() {
        const Statistics totals = total_statistics(view_);
        page_.merge({{row_, 0}, {row_, last_column}}, words("overview-statistics").zh,
                    style::header());
        page_.row_height(row_++, row_points);
        statistic(0, "statistic-mean", "AVERAGE", totals.mean);
        statistic(2, "statistic-median", "MEDIAN", totals.median);
        page_.row_height(row_++, row_points);
        statistic(0, "statistic-max", "MAX", totals.most);
        statistic(2, "statistic-min", "MIN", totals.least);
        page_.row_height(row_++, row_points);
        ++row_;
    }

    Range sections() {
        headers({"overview-sections", "col-maximum", "statistic-mean", "overview-rate"});
        const std::uint32_t first = row_;
        for (std::size_t i = 0; i < rubric_.sections.size(); ++i) {
            const Section& section = rubric_.sections[i];
            const auto mean = section_statistics(view_, i).mean;
            page_.text({row_, 0}, section.title.zh, style::label());
            page_.number({row_, 1}, section.points, style::centred());
            if (mean) {
                page_.formula({row_, 2}, matrix_.section_means[i], mean->to_double(),
                              style::with_format(style::centred(), "0.00##"));
                page_.formula({row_, 3}, to_a1({row_, 2}) + "/" + to_a1({row_, 1}),
                              mean->to_double() / section.points.to_double(), share_style());
            } else {
                page_.blank({row_, 2}, style::centred());
                page_.blank({row_, 3}, share_style());
            }
            page_.row_height(row_++,
                             std::max(row_points, fitted_height(section.title.zh, label_width)));
        }
        return {{first, 0}, {std::max(row_, first + 1) - 1, last_column}};
    }

    Book& book_;
    Page& page_;
    const SummaryView& view_;
    const Rubric& rubric_;
    const RankingSheet& ranking_;
    const MatrixSheet& matrix_;
    const DistributionSheet& distribution_;
    std::uint32_t row_ = first_row;
};

}  // namespace

void write_overview(Book& book, Page& page, const SummaryView& view, const RankingSheet& ranking,
                    const MatrixSheet& matrix, const DistributionSheet& distribution) {
    Overview(book, page, view, ranking, matrix, distribution).write();
}

}  // namespace kaoping
