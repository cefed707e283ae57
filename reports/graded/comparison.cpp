#include "reports/graded/comparison.hpp"

#include <algorithm>

#include "model/points.hpp"
#include "reports/graded/score_plan.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/chart.hpp"
#include "reports/workbook/formula.hpp"

namespace kaoping {

namespace {

using P = ScorePlan;
constexpr std::uint32_t least_rows = 9;  // as high as the chart
constexpr double row_points = 21;
constexpr double sign_points = 44;
constexpr double gap_points = 10;
// The chart stands in the columns before the table's.
constexpr std::uint32_t own = P::claimed, mean = P::used, full = P::unit, own_rate = P::measure,
                        mean_rate = P::self;

// A share that people read with one decimal; rounded as the formula rounds it.
std::optional<Number> share(const std::optional<Number>& points, const Number& of) {
    if (!points || of.is_zero()) return std::nullopt;
    return rounded_points((*points / of).rounded(guard_decimals));
}

class Comparison {
public:
    Comparison(Book& book, Page& page, const GradedMap& map, const GradeCells& grades)
        : book_(book),
          page_(page),
          map_(map),
          subject_(map.subject),
          grades_(grades),
          first_(grades.end),
          row_(grades.end) {}

    RowGroup write() {
        step(gap_points);
        const auto& means = subject_.section_means;
        const bool known = std::any_of(means.begin(), means.end(),
                                       [](const auto& mean_of) { return mean_of.has_value(); });
        if (known && subject_.card.status != Status::returned) table();
        signatures();
        return {first_, height_};
    }

private:
    void step(double height) {
        page_.row_height(row_++, height);
        height_ += height;
    }

    void table() {
        const std::uint32_t top = row_;
        for (const auto& [column, code] :
             std::initializer_list<std::pair<std::uint32_t, MessageCode>>{
                 {P::item, MessageCode("graded-compare-section")},
                 {own, MessageCode("graded-compare-own")},
                 {mean, MessageCode("graded-compare-mean")},
                 {full, MessageCode("col-maximum")},
                 {own_rate, MessageCode("graded-compare-own-rate")},
                 {mean_rate, MessageCode("graded-compare-mean-rate")}})
            page_.text({row_, column}, words(code).zh, style::header());
        step(P::header_height);
        const std::uint32_t from = row_;
        for (std::size_t i = 0; i < subject_.rubric.sections.size(); ++i) line(i);
        const std::uint32_t to = row_ - 1;
        const auto cells = [&](std::uint32_t column) {
            return Range{{from, column}, {to, column}};
        };
        ChartLook look{
            .title = words("graded-compare").zh, .share = true, .width = 470, .height = 262};
        while (row_ < top + least_rows) step(row_points);
        add_chart(book_, page_, page_, {top, 0}, look, cells(P::item),
                  {{words("graded-compare-own-rate").zh, cells(own_rate), colour::bar},
                   {words("graded-compare-mean-rate").zh, cells(mean_rate), colour::bar_light}});
        step(gap_points);
    }

    void line(std::size_t index) {
        const Section& section = subject_.rubric.sections[index];
        const auto& points = subject_.card.sections[index];
        const auto& known =
            index < subject_.section_means.size() ? subject_.section_means[index] : std::nullopt;
        const Style figure = style::with_format(style::centred(), "0.00##");
        page_.text({row_, P::item}, section.title.zh, style::label());
        page_.number({row_, full}, section.points, style::centred());
        const std::string from = to_a1(grades_.sections[index]);
        page_.formula({row_, own}, "IF(" + from + "=\"\",\"\"," + from + ")",
                      points ? Page::Cached(points->to_double()) : std::string(), figure);
        if (known)
            page_.formula({row_, mean},
                          map_.constants.at({ConstantKey::Kind::section_mean, section.id}),
                          known->to_double(), figure);
        else page_.blank({row_, mean}, figure);
        rate(own_rate, own, points, section.points);
        rate(mean_rate, mean, known, section.points);
        step(std::max(row_points, fitted_height(section.title.zh, P::width(P::item))));
    }

    void rate(std::uint32_t column, std::uint32_t of, const std::optional<Number>& points,
              const Number& most) {
        const Style style = style::with_format(style::centred(), "0.0%");
        const std::string cell = to_a1({row_, of});
        const auto value = share(points, most);
        page_.formula(
            {row_, column},
            "IF(" + cell + "=\"\",\"\"," + guarded_formula(cell + "/" + to_a1({row_, full})) + ")",
            value ? Page::Cached(value->to_double()) : std::string(), style);
    }

    void signatures() {
        const Style style = {.size = 11, .border = Border::none};
        const auto put = [&](std::uint32_t first, std::uint32_t last, MessageCode code) {
            page_.merge({{row_, first}, {row_, last}}, words(code).zh, style);
        };
        put(0, P::maximum, "graded-sign-scorer");
        put(P::criterion, P::criterion, "graded-sign-head");
        put(P::item, P::unit, "graded-sign-seal");
        put(P::measure, P::last_column, "graded-sign-date");
        step(sign_points);
    }

    Book& book_;
    Page& page_;
    const GradedMap& map_;
    const GradedSubject& subject_;
    const GradeCells& grades_;
    std::uint32_t first_;
    std::uint32_t row_;
    double height_ = 0;
};

}  // namespace

RowGroup write_comparison(Book& book, Page& page, const GradedMap& map, const GradeCells& grades) {
    return Comparison(book, page, map, grades).write();
}

}  // namespace kaoping
