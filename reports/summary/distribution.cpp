#include <algorithm>

#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/chart.hpp"

namespace kaoping {

namespace {

// 分布与比较: the totals by bands, then the first of the ranking, each a table with its chart below
// it, a page each.
constexpr std::uint32_t bands_last_column = 3;
constexpr std::uint32_t bands_first_row = 3;
constexpr std::size_t most_bands = 20;
constexpr std::size_t most_shown = 10;  // institutions
constexpr double bands_row_points = 20;
constexpr double name_width = 40, bands_figure_width = 14;
constexpr double bands_chart_width = 594;       // pixels, as wide as the tables
constexpr std::uint32_t bands_chart_rows = 15;  // of bands_row_points, that a chart covers

struct Bands {
    std::int64_t width = 5;
    std::int64_t from = 0;  // of the lowest band
    std::size_t count = 0;
};

// Bands of 5 points, of 10 where the totals spread further.
Bands bands_of(const std::vector<Number>& totals) {
    Bands bands;
    if (totals.empty()) return bands;
    const auto [least, most] = std::minmax_element(totals.begin(), totals.end());
    const auto band = [&](const Number& total) {
        return (total / Number(bands.width)).floored().to_int().value_or(0);
    };
    for (const std::int64_t width : {5, 10, 20, 50, 100, 1000}) {
        bands.width = width;
        bands.from = band(*least) * width;
        bands.count = static_cast<std::size_t>(band(*most) - band(*least)) + 1;
        if (bands.count <= most_bands / 2 || (width > 5 && bands.count <= most_bands)) break;
    }
    return bands;
}

class Distribution {
public:
    Distribution(Book& book, Page& page, const SummaryView& view, const RankingSheet& ranking)
        : book_(book), page_(page), view_(view), ranking_(ranking) {}

    DistributionSheet write() {
        head();
        const DistributionSheet sheet = histogram();
        best();
        page_.column_width(0, 0, name_width);
        page_.column_width(1, bands_last_column, bands_figure_width);
        page_.print_setup(false, std::nullopt);
        return sheet;
    }

private:
    void head() {
        page_.merge({{0, 0}, {0, bands_last_column}}, words("sheet-distribution").zh,
                    style::title());
        const std::string subtitle = summary_subtitle(view_);
        page_.merge({{1, 0}, {1, bands_last_column}}, subtitle, style::subtitle());
        page_.row_height(0, 28);
        page_.row_height(
            1, std::max(bands_row_points,
                        fitted_height(subtitle, name_width + bands_last_column * bands_figure_width,
                                      style::subtitle().size)));
    }

    void headers(std::initializer_list<MessageCode> codes) {
        std::uint32_t column = 0;
        for (MessageCode code : codes)
            page_.text({row_, column++}, words(code).zh, style::header());
        page_.row_height(row_++, bands_row_points);
    }

    std::string at_least(std::int64_t bound) const {
        return "COUNTIF(" + ranking_.totals + ",\">=" + std::to_string(bound) + "\")";
    }

    DistributionSheet histogram() {
        std::vector<Number> totals;
        for (const SummaryRow& row : view_.rows)
            if (row.card->total) totals.push_back(*row.card->total);
        const Bands bands = bands_of(totals);
        headers({"overview-band", "overview-count", "overview-share"});
        const std::uint32_t first = row_;
        for (std::size_t i = 0; i < bands.count; ++i) {
            const std::int64_t from = bands.from + static_cast<std::int64_t>(i) * bands.width;
            const std::int64_t to = from + bands.width;
            const auto inside = std::count_if(totals.begin(), totals.end(), [&](const Number& t) {
                return t >= Number(from) && t < Number(to);
            });
            page_.text({row_, 0},
                       message("distribution-band", {{"from", same(std::to_string(from))},
                                                     {"to", same(std::to_string(to))}})
                           .zh,
                       style::label());
            page_.formula({row_, 1}, at_least(from) + "-" + at_least(to),
                          static_cast<double>(inside), style::centred());
            page_.formula({row_, 2}, to_a1({row_, 1}) + "/" + std::to_string(totals.size()),
                          static_cast<double>(inside) / static_cast<double>(totals.size()),
                          style::with_format(style::centred(), "0.0%"));
            page_.row_height(row_++, bands_row_points);
        }
        DistributionSheet sheet{&page_,
                                {{first, 0}, {std::max(row_, first + 1) - 1, 0}},
                                {{first, 1}, {std::max(row_, first + 1) - 1, 1}},
                                bands.count > 0};
        if (bands.count == 0) nothing();
        else
            add_chart(book_, page_, page_, {row_ + 1, 0},
                      {.title = words("distribution-totals").zh,
                       .width = bands_chart_width,
                       .height = 340},
                      sheet.bands, {{"", sheet.counts}});
        for (std::uint32_t i = 0; i <= bands_chart_rows; ++i)
            page_.row_height(row_++, bands_row_points);
        return sheet;
    }

    void nothing() {
        page_.merge({{row_, 0}, {row_, bands_last_column}}, words("sheet-nothing").zh,
                    style::note());
        page_.row_height(row_++, bands_row_points);
    }

    // The ranking's own cells, so that they cannot differ.
    void best() {
        page_.break_before({row_});
        headers({"distribution-best", "csv-rank", "csv-total", "csv-grade"});
        const std::uint32_t first = row_;
        for (const SummaryRow& row : view_.with(Status::assessed)) {
            if (!row.card->rank || !row.card->total || row_ - first >= most_shown) break;
            page_.text({row_, 0}, row.organisation.name, style::label());
            page_.number({row_, 1}, Number(*row.card->rank), style::centred());
            page_.number({row_, 2}, *row.card->total,
                         style::with_format(style::centred(), "0.00##"));
            page_.text({row_, 3}, grade_words(view_.rubric(), row.card->grade), style::centred());
            page_.row_height(row_++, std::max(bands_row_points,
                                              fitted_height(row.organisation.name, name_width)));
        }
        if (row_ == first) return nothing();
        const ChartLook look{.title = words("distribution-best-chart").zh,
                             .lying = true,
                             .width = bands_chart_width,
                             .height = 90 + 24.0 * (row_ - first)};
        add_chart(book_, page_, page_, {row_ + 1, 0}, look, {{first, 0}, {row_ - 1, 0}},
                  {{"", {{first, 2}, {row_ - 1, 2}}}});
    }

    Book& book_;
    Page& page_;
    const SummaryView& view_;
    const RankingSheet& ranking_;
    std::uint32_t row_ = bands_first_row;
};

}  // namespace

DistributionSheet write_distribution(Book& book, Page& page, const SummaryView& view,
                                     const RankingSheet& ranking) {
    return Distribution(book, page, view, ranking).write();
}

}  // namespace kaoping
