#include <algorithm>
#include <array>

#include "model/identity.hpp"
#include "model/points.hpp"
#include "reports/facts/view.hpp"
#include "reports/graded/comparison.hpp"
#include "reports/graded/grade_block.hpp"
#include "reports/graded/graded_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/indicator_formulas.hpp"

namespace kaoping {

namespace {

using P = ScorePlan;

Page::Cached cached_number(const std::optional<Number>& n) {
    if (n) return n->to_double();
    return std::string();
}

Page::Cached cached_measure(const IndicatorWorking& working) {
    if (working.measure) return working.measure->rounded(guard_decimals).to_double();
    return words(working.measure_absent ? MessageCode("no-claim-cell") : "not-computable-cell").zh;
}

std::string section_title(const Rubric& rubric, const Indicator& indicator) {
    if (indicator.kind == IndicatorKind::bonus) return words("bonus").zh;
    if (indicator.kind == IndicatorKind::deduction) return words("deduction").zh;
    const Section* found = rubric.section(indicator.section);
    return found->title.zh + "\n(" + points_text(found->points) + ")";
}

std::string or_blank(const std::string& reference) {
    return "IF(" + reference + "=\"\",\"\"," + reference + ")";
}

// With its unit, and as many decimals as show on which side of a bound it lies: sums of money end
// at six (万元).
Style measure_style(const Indicator& indicator, const std::optional<Number>& value) {
    Style style = style::centred();
    style.shrink = true;
    const bool ends = !value || value->rounded(6) == *value;
    style.number_format = value && value->is_whole() ? "General" : ends ? "0.00####" : "0.00##";
    if (!indicator.unit.empty()) style.number_format += quoted(indicator.unit);
    return style;
}

// 评分表: one block of rows an indicator, in the annex's order; below them the grade, the
// comparison and the signatures.
class ScoreSheet {
public:
    ScoreSheet(Book& book, Page& page, const GradedMap& map, const ScorePlan& plan)
        : book_(book),
          page_(page),
          map_(map),
          plan_(plan),
          subject_(map.subject),
          rubric_(map.subject.rubric),
          scored_(map.subject.card.status != Status::returned) {}

    void write() {
        for (std::uint32_t column = 0; column <= P::last_column; ++column)
            page_.column_width(column, column, P::width(column));
        write_heading();
        for (const ScoreBlock& block : plan_.blocks) write_block(block);
        write_sections();
        std::vector<Position> cells;
        for (const ScoreBlock& block : plan_.blocks) cells.push_back({block.first, P::points});
        const GradeCells grades = write_grade_block(book_, page_, map_, cells, plan_.end());
        write_result(grades);
        const RowGroup comparison = write_comparison(book_, page_, map_, grades);
        finish(grades, comparison);
    }

private:
    Range down(const ScoreBlock& block, std::uint32_t column) const {
        return {{block.first, column}, {block.last(), column}};
    }

    // A merged cell of the block, to be filled by the caller.
    Position over(const ScoreBlock& block, std::uint32_t column, const Style& style) {
        page_.merge(down(block, column), "", style);
        return {block.first, column};
    }

    void write_heading() {
        page_.merge({{0, 0}, {0, P::last_column}}, rubric_.title.zh, style::title());
        page_.row_height(0, 30);
        std::string line =
            message("graded-subtitle", {{"regulation", rubric_.regulation.title},
                                        {"number", regulation_number(rubric_.regulation)},
                                        {"year", same(std::to_string(subject_.round.year))}})
                .zh;
        if (rubric_.plan.provisional()) line += "　" + words("provisional-mark").zh;
        if (!scored_) line += "　" + words("unscored-mark").zh;
        page_.merge({{1, 0}, {1, P::last_column}}, line, style::subtitle());
        page_.row_height(1, 18);
        page_.merge({{2, 0}, {2, P::title}}, rubric_.subject.zh, style::header());
        page_.merge({{2, P::maximum}, {2, P::item}}, subject_.organisation.name, style::text());
        page_.merge({{2, P::claimed}, {2, P::used}}, words("col-uscc").zh, style::header());
        page_.merge({{2, P::unit}, {2, P::last_column}}, subject_.organisation.uscc,
                    style::with_format(style::text(), "@"));
        page_.row_height(2, 24);
        std::uint32_t column = 0;
        for (const MessageCode code : std::to_array<MessageCode>(
                 {"col-section", "col-indicator", "col-maximum", "col-criterion", "col-data-item",
                  "col-claimed", "col-used", "col-unit", "col-measure", "col-self", "col-points",
                  "col-adjusted", "col-adjusted-reason", "col-basis"}))
            page_.text({P::header_row, column++}, words(code).zh, style::header());
        page_.row_height(P::header_row, P::header_height);
    }

    // The result, above the table for those who read one line only.
    void write_result(const GradeCells& grades) {
        const auto figure = [&](Range at, const Position& from, const Page::Cached& cached,
                                const char* format) {
            Style style = style::with_format(style::total(), format);
            style.align = Align::centre;
            page_.merge(at, "", style);
            if (scored_) page_.formula(at.first, or_blank(to_a1(from)), cached, style);
        };
        const Scorecard& card = subject_.card;
        const Grade* grade = card.total ? rubric_.grade(card.grade) : nullptr;
        page_.merge({{3, 0}, {3, P::title}}, words("total").zh, style::header());
        figure({{3, P::maximum}, {3, P::criterion}}, grades.total, cached_number(card.total),
               "0.00##");
        page_.text({3, P::item}, words("final-grade").zh, style::header());
        figure({{3, P::claimed}, {3, P::used}}, grades.grade,
               grade ? grade->label.zh : std::string(), "@");
        page_.merge({{3, P::unit}, {3, P::measure}}, words("graded-rank").zh, style::header());
        Style style = style::total();
        style.align = Align::centre;
        style.number_format.clear();
        page_.merge({{3, P::self}, {3, P::last_column}},
                    card.rank || !scored_ ? "" : words("graded-unranked").zh, style);
        if (card.rank) page_.number({3, P::self}, static_cast<double>(*card.rank), style);
        page_.row_height(3, 24);
    }

    void write_block(const ScoreBlock& block) {
        const Indicator& indicator = rubric_.indicators[block.indicator];
        const IndicatorScore& score = subject_.card.indicators[block.indicator];
        const IndicatorWorking& working = subject_.card.workings[block.indicator];
        const FormulaContext context{rubric_, map_, &indicator};
        page_.merge(down(block, P::title), indicator.title.zh, style::label());
        page_.merge(down(block, P::maximum),
                    indicator.points ? points_text(*indicator.points) : words("unlimited").zh,
                    style::centred());
        page_.merge(down(block, P::criterion), indicator.criterion.zh, style::text());
        std::uint32_t row = block.first;
        for (const ScoreLine& line : block.lines) write_line(line, row++);
        const Style shown = measure_style(indicator, working.measure);
        const Position measure = over(block, P::measure, shown);
        if (indicator.measure && scored_)
            page_.formula(measure, measure_formula(context), cached_measure(working), shown);
        const Position self = over(block, P::self, style::with_format(style::centred(), "0.00##"));
        if (working.self)
            page_.number(self, *working.self, style::with_format(style::centred(), "0.00##"));
        write_points(block, indicator, score);
        page_.merge(down(block, P::basis), basis_words(score, indicator), style::text());
        if (block.indicator < subject_.submission.self.size() &&
            !subject_.submission.self[block.indicator].cell.empty())
            book_.define_name(std::string(identity::self) + indicator.id, page_, {self, self});
    }

    void write_points(const ScoreBlock& block, const Indicator& indicator,
                      const IndicatorScore& score) {
        const FormulaContext context{rubric_, map_, &indicator};
        const Position a = over(block, P::adjusted, style::bureau());
        const auto given = subject_.bureau.adjusted.find(indicator.id);
        if (given != subject_.bureau.adjusted.end() && given->second.points)
            page_.number(a, *given->second.points, style::bureau());
        else if (given != subject_.bureau.adjusted.end())
            page_.text(a, given->second.unread, style::bureau());
        page_.merge(down(block, P::reason),
                    given == subject_.bureau.adjusted.end() ? "" : given->second.reason,
                    style::bureau());
        const Position w{block.first, P::reason};
        InputRule range{.type = ValueType::number, .minimum = 0};
        const std::optional<Number>& cap = rubric_.profile(indicator).cap;
        if (cap) range.maximum = cap->to_double();
        range.prompt =
            message("adjust-prompt", {{"maximum", same(cap ? points_text(*cap) : "∞")}}).zh;
        page_.validate({a, a}, range);
        Style style = style::points();
        style.align = Align::centre;
        style.shrink = true;
        const Position points = over(block, P::points, style);
        if (scored_)
            page_.formula(points, adjusted_points_formula(context, to_a1(a), to_a1(w)),
                          cached_number(score.points), style);
        const auto name = [&](std::string_view prefix, Position at) {
            book_.define_name(std::string(prefix) + indicator.id, page_, {at, at});
        };
        name(identity::points, points);
        name(identity::adjusted, a);
        name(identity::adjusted_reason, w);
    }

    void write_line(const ScoreLine& line, std::uint32_t row) {
        page_.row_height(row, line.height);
        page_.text({row, P::item}, line.label, style::label());
        page_.text({row, P::unit}, line.unit, style::centred());
        Style style = style::centred();
        if (line.field != nullptr) write_field(*line.field, row, style);
        else if (line.list != nullptr) write_list(*line.list, row, style);
        else {
            page_.blank({row, P::claimed}, style);
            if (line.constant == nullptr) return page_.blank({row, P::used}, style);
            style.shrink = std::holds_alternative<Number>(line.constant->value);
            page_.formula({row, P::used}, or_blank(map_.constants.at(line.constant->key)),
                          cached_of(line.constant->value), style);
        }
    }

    void write_field(const Field& field, std::uint32_t row, const Style& base) {
        const auto index = static_cast<std::size_t>(&field - rubric_.fields.data());
        const Value& claimed = subject_.submission.fields[index].value;
        const auto& effective = subject_.card.effective.empty() ? std::optional<Value>()
                                                                : subject_.card.effective[index];
        Style style = field_style(field, base);
        style.shrink = std::holds_alternative<Number>(claimed);
        page_.formula({row, P::claimed}, or_blank(map_.claims.at(field.id)), cached_of(claimed),
                      style);
        page_.formula({row, P::used}, or_blank(map_.fields.at(field.id)),
                      cached_of(effective.value_or(claimed)), style);
    }

    void write_list(const List& list, std::uint32_t row, const Style& style) {
        const auto index = static_cast<std::size_t>(&list - rubric_.lists.data());
        const auto& rows = subject_.submission.lists[index];
        std::size_t counted = 0;
        if (index < subject_.card.lists.size())
            for (const RowScore& score : subject_.card.lists[index])
                counted += score.counted ? 1 : 0;
        page_.number({row, P::claimed}, static_cast<double>(rows.size()), style);
        page_.formula({row, P::used}, "SUM(" + map_.counted(list.id) + ")",
                      static_cast<double>(counted), style);
    }

    // Equal neighbours of the first column become one merged cell on each page.
    void write_sections() {
        const auto& indicators = rubric_.indicators;
        std::size_t first = 0;
        for (std::size_t i = 1; i <= indicators.size(); ++i) {
            if (i < indicators.size() && indicators[i].section == indicators[first].section &&
                indicators[i].kind == indicators[first].kind &&
                !plan_.starts_page(plan_.blocks[i].first))
                continue;
            page_.merge(
                {{plan_.blocks[first].first, P::section}, {plan_.blocks[i - 1].last(), P::section}},
                section_title(rubric_, indicators[first]), style::label());
            first = i;
        }
    }

    void finish(const GradeCells& grades, const RowGroup& comparison) {
        page_.freeze({P::header_row + 1, P::maximum});
        page_.print_setup(true, std::pair{P::header_row, P::header_row});
        page_.print_header(subject_.organisation.name);
        std::vector<std::uint32_t> starts = plan_.page_starts;
        std::vector<RowGroup> groups = grades.rows;
        // The decision, its reason and the grade stay with the signatures.
        RowGroup last = comparison;
        for (int i = 0; i < 3; ++i) {
            last = {groups.back().first, last.height + groups.back().height};
            groups.pop_back();
        }
        groups.push_back(last);
        for (const std::uint32_t row :
             page_starts(groups, P::page_height(), plan_.used_of_last_page(), P::header_height))
            starts.push_back(row);
        page_.break_before(starts);
        page_.protect();
    }

    Book& book_;
    Page& page_;
    const GradedMap& map_;
    const ScorePlan& plan_;
    const GradedSubject& subject_;
    const Rubric& rubric_;
    bool scored_;
};

}  // namespace

void place_scores(GradedMap& map, const ScorePlan& plan, const std::string& sheet) {
    const auto& indicators = map.subject.rubric.indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        map.measures[indicators[i].id] =
            quote_sheet(sheet) + "!" + to_a1_absolute({plan.blocks[i].first, P::measure});
    map.total_cell =
        quote_sheet(sheet) + "!" + to_a1_absolute(total_position(map.subject.rubric, plan.end()));
}

void write_scores(Book& book, Page& page, const GradedMap& map, const ScorePlan& plan) {
    ScoreSheet(book, page, map, plan).write();
}

}  // namespace kaoping
