#include <xlsxwriter.h>

#include <algorithm>

#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t last_column = 5;

class Overview {
public:
    Overview(Book& book, Page& page, const SummaryView& view) : book_(book), page_(page), view_(view), rubric_(view.round.rubric) {}

    void write(const std::string& ranking) {
        page_.merge({{0, 0}, {0, last_column}}, rubric_.title.zh, style::title());
        page_.row_height(0, 32);
        std::string line = message("graded-subtitle", {{"regulation", rubric_.regulation.title}, {"number", same(rubric_.regulation.number)},
                                                       {"year", same(std::to_string(view_.round.context.year))}}).zh;
        if (rubric_.plan.provisional()) line += "　" + words("provisional-mark").zh;
        page_.merge({{1, 0}, {1, last_column}}, line, style::subtitle());
        row_ = 3;
        statuses();
        grades(ranking);
        statistics();
        page_.column_width(0, 0, 22);
        page_.column_width(1, last_column, 14);
        page_.print_setup(false, std::nullopt);
    }

private:
    void pair(const std::string& label, const Number& value, const Style& style) {
        page_.text({row_, 0}, label, style::label());
        page_.number({row_++, 1}, value, style);
    }

    void heading(const char* code) { page_.merge({{row_, 0}, {row_, 1}}, words(code).zh, style::header()); ++row_; }

    void statuses() {
        heading("overview-statuses");
        for (const auto& [status, code] : std::initializer_list<std::pair<Status, const char*>>{
                 {Status::assessed, "status-assessed"}, {Status::pending, "status-pending"}, {Status::returned, "status-returned"},
                 {Status::duplicate, "status-duplicate"}, {Status::exempt, "status-exempt"}, {Status::not_eligible, "status-not_eligible"},
                 {Status::absent, "status-absent"}}) {
            const auto count = std::count_if(view_.rows.begin(), view_.rows.end(), [&](const SummaryRow* r) { return r->card->status == status; });
            pair(words(code).zh, Number(count), style::centred());
        }
        pair(words("overview-unreadable").zh, Number(static_cast<std::int64_t>(view_.round.unreadable.size())), style::centred());
        ++row_;
    }

    void grades(const std::string& ranking) {
        heading("overview-grades");
        const std::uint32_t first = row_;
        for (const Grade& grade : rubric_.grades) {
            const auto count = std::count_if(view_.rows.begin(), view_.rows.end(),
                                             [&](const SummaryRow* r) { return r->card->total && r->card->grade == grade.id; });
            page_.text({row_, 0}, grade.label.zh + (grade.lowest ? "" : "（≥" + grade.from.to_decimal(4) + "）"), style::label());
            const std::string range = quote_sheet(ranking) + "!$F$" + std::to_string(table_row + 1) + ":$F$" + std::to_string(table_row + std::max<std::size_t>(1, view_.rows.size()));
            page_.formula({row_++, 1}, "COUNTIF(" + range + "," + quoted_label(grade) + ")", static_cast<double>(count), style::centred());
        }
        chart(first);
        ++row_;
    }

    static std::string quoted_label(const Grade& grade) { return "\"" + grade.label.zh + "\""; }

    void chart(std::uint32_t first) {
        if (rubric_.grades.empty()) return;
        lxw_chart* chart = workbook_add_chart(static_cast<lxw_workbook*>(book_.raw()), LXW_CHART_COLUMN);
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, page_.name().c_str(), first, 0, row_ - 1, 0);
        chart_series_set_values(series, page_.name().c_str(), first, 1, row_ - 1, 1);
        chart_series_set_labels(series);
        chart_title_set_name(chart, words("overview-grades").zh.c_str());
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        lxw_chart_options options{};
        options.x_scale = 0.85;
        options.y_scale = 0.95;
        std::string description = words("overview-grades").zh;
        options.description = description.data();
        worksheet_insert_chart_opt(static_cast<lxw_worksheet*>(page_.raw()), 3, 2, chart, &options);
    }

    void statistics() {
        std::vector<Number> totals;
        for (const SummaryRow* row : view_.rows)
            if (row->card->total) totals.push_back(*row->card->total);
        if (totals.empty()) return;
        std::sort(totals.begin(), totals.end());
        Number sum;
        for (const Number& total : totals) sum += total;
        const auto count = static_cast<std::int64_t>(totals.size());
        const Number median = (totals[(totals.size() - 1) / 2] + totals[totals.size() / 2]) / Number(2);
        const Style style = style::with_format(style::centred(), "0.00");
        heading("overview-statistics");
        pair(words("statistic-mean").zh, (sum / Number(count)).rounded(4), style);
        pair(words("statistic-median").zh, median, style);
        pair(words("statistic-max").zh, totals.back(), style);
        pair(words("statistic-min").zh, totals.front(), style);
    }

    Book& book_;
    Page& page_;
    const SummaryView& view_;
    const Rubric& rubric_;
    std::uint32_t row_ = 0;
};

}  // namespace

void write_overview(Book& book, Page& page, const SummaryView& view, const std::string& ranking) { Overview(book, page, view).write(ranking); }

}  // namespace kaoping
