#include <algorithm>

#include "model/identity.hpp"
#include "reports/graded/graded_pages.hpp"
#include "reports/graded/grade_block.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

// 评分表: one row an indicator, in the annex's order.
enum Column : std::uint32_t { section, title, maximum, criterion, measure, unit, self, points, adjusted, reason, basis };
constexpr std::uint32_t table_row = 5;  // first indicator

std::uint32_t row_of(std::size_t indicator) { return table_row + static_cast<std::uint32_t>(indicator); }

const char* basis_code(Basis basis) {
    switch (basis) {
        case Basis::computed: return "basis-computed";
        case Basis::judged: return "basis-judged";
        case Basis::experts: return "basis-experts";
        case Basis::adjusted: return "basis-adjusted";
        case Basis::pending: return "basis-pending";
        case Basis::not_applicable: return "basis-not-applicable";
        case Basis::not_computable: return "basis-not-computable";
    }
    return "basis-pending";
}

Page::Cached cached_number(const std::optional<Number>& n) {
    if (n) return n->to_double();
    return std::string();
}

Page::Cached cached_measure(const IndicatorScore& score) {
    if (score.measure) return score.measure->rounded(11).to_double();
    const bool absent = score.no_claim || score.basis == Basis::not_applicable;
    return words(absent ? "no-claim-cell" : "not-computable-cell").zh;
}

std::string section_title(const Rubric& rubric, const Indicator& indicator) {
    if (indicator.kind == IndicatorKind::bonus) return words("bonus").zh;
    if (indicator.kind == IndicatorKind::deduction) return words("deduction").zh;
    const Section* found = rubric.section(indicator.section);
    return found->title.zh + "\n(" + found->points.to_decimal(4) + ")";
}

void write_heading(Page& page, const GradedSubject& subject) {
    const Rubric& rubric = subject.rubric;
    page.merge({{0, 0}, {0, basis}}, rubric.title.zh, style::title());
    page.row_height(0, 30);
    const bool unscored = subject.card.status == Status::returned;
    std::string line = message("graded-subtitle", {{"regulation", rubric.regulation.title}, {"number", same(rubric.regulation.number)},
                                                   {"year", same(std::to_string(subject.round.year))}}).zh;
    if (rubric.plan.provisional()) line += "　" + words("provisional-mark").zh;
    if (unscored) line += "　" + words("unscored-mark").zh;
    page.merge({{1, 0}, {1, basis}}, line, style::subtitle());
    page.merge({{2, 0}, {2, title}}, rubric.subject.zh, style::header());
    page.merge({{2, maximum}, {2, unit}}, subject.org_name, style::text());
    page.merge({{2, self}, {2, points}}, words("col-uscc").zh, style::header());
    page.merge({{2, adjusted}, {2, basis}}, subject.org_uscc, style::with_format(style::text(), "@"));
    std::uint32_t column = 0;
    for (const char* code : {"col-section", "col-indicator", "col-maximum", "col-criterion", "col-measure", "col-unit", "col-self",
                             "col-points", "col-adjusted", "col-adjusted-reason", "col-basis"})
        page.text({table_row - 1, column++}, words(code).zh, style::header());
}

void write_indicator(Book& book, Page& page, const GradedMap& map, std::size_t index) {
    const GradedSubject& subject = map.subject;
    const Indicator& indicator = subject.rubric.indicators[index];
    const IndicatorScore& score = subject.card.indicators[index];
    const std::uint32_t row = row_of(index);
    const bool scored = subject.card.status != Status::returned;
    const FormulaContext context{subject.rubric, map, &indicator};
    page.text({row, title}, indicator.title.zh, style::label());
    page.text({row, maximum}, indicator.points ? indicator.points->to_decimal(4) : words("unlimited").zh, style::centred());
    page.text({row, criterion}, indicator.criterion.zh, style::text());
    if (indicator.measure && scored)
        page.formula({row, measure}, measure_formula(context), cached_measure(score), style::with_format(style::number(), "0.######"));
    else
        page.blank({row, measure}, style::number());
    page.text({row, unit}, indicator.unit, style::centred());
    if (score.self) page.number({row, self}, *score.self, style::number());
    else page.blank({row, self}, style::number());

    const Position a{row, adjusted};
    const Position w{row, reason};
    const auto given = subject.bureau.adjusted.find(indicator.id);
    if (given != subject.bureau.adjusted.end() && given->second.points) page.number(a, *given->second.points, style::bureau());
    else page.blank(a, style::bureau());
    page.text(w, given == subject.bureau.adjusted.end() ? "" : given->second.reason, style::bureau());
    InputRule range{.type = ValueType::number, .minimum = 0};
    if (indicator.points) range.maximum = indicator.points->to_double();
    range.prompt = message("adjust-prompt", {{"maximum", same(indicator.points ? indicator.points->to_decimal(4) : "∞")}}).zh;
    page.validate({a, a}, range);

    if (scored)
        page.formula({row, points}, adjusted_points_formula(context, to_a1(a), to_a1(w)), cached_number(score.points), style::points());
    else
        page.blank({row, points}, style::points());
    page.text({row, basis}, words(basis_code(score.basis)).zh + "；" + indicator.article, style::text());
    page.fit_row(row, {{indicator.criterion.zh, 42}, {indicator.title.zh, 16}, {indicator.article, 14}});

    const auto name = [&](std::string_view prefix, std::uint32_t column) {
        book.define_name(std::string(prefix) + indicator.id, page, {{row, column}, {row, column}});
    };
    name(identity::points, points);
    name(identity::adjusted, adjusted);
    name(identity::adjusted_reason, reason);
    if (index < subject.submission.self.size() && !subject.submission.self[index].cell.empty()) name(identity::self, self);
}

// Equal neighbours of the first column become one merged cell.
void write_sections(Page& page, const Rubric& rubric) {
    std::size_t first = 0;
    for (std::size_t i = 1; i <= rubric.indicators.size(); ++i) {
        const bool last = i == rubric.indicators.size();
        if (!last && rubric.indicators[i].section == rubric.indicators[first].section &&
            rubric.indicators[i].kind == rubric.indicators[first].kind)
            continue;
        page.merge({{row_of(first), section}, {row_of(i - 1), section}}, section_title(rubric, rubric.indicators[first]), style::label());
        first = i;
    }
}

}  // namespace

void place_scores(GradedMap& map, const std::string& sheet) {
    const auto& indicators = map.subject.rubric.indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        map.measures[indicators[i].id] = quote_sheet(sheet) + "!" + to_a1_absolute({row_of(i), measure});
    map.total_cell = quote_sheet(sheet) + "!" +
                     to_a1_absolute(total_position(map.subject.rubric, row_of(indicators.size()), points));
}

void write_scores(Book& book, Page& page, const GradedMap& map) {
    const Rubric& rubric = map.subject.rubric;
    write_heading(page, map.subject);
    write_sections(page, rubric);
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) write_indicator(book, page, map, i);
    std::vector<Position> cells;
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) cells.push_back({row_of(i), points});
    write_grade_block(book, page, map, cells, row_of(rubric.indicators.size()), points);
    page.column_width(section, section, 12);
    page.column_width(title, title, 17);
    page.column_width(maximum, maximum, 7);
    page.column_width(criterion, criterion, 43);
    page.column_width(measure, measure, 12);
    page.column_width(unit, unit, 6);
    page.column_width(self, adjusted, 9);
    page.column_width(reason, reason, 18);
    page.column_width(basis, basis, 15);
    page.freeze({table_row, criterion});
    page.print_setup(true, std::pair{table_row - 1, table_row - 1});
    page.protect();
}

}  // namespace kaoping
