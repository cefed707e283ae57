#include "reports/graded/score_plan.hpp"

#include <algorithm>

#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"
#include "reports/workbook/paging.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

using P = ScorePlan;

constexpr double least_line = 18;    // points
constexpr double tallest_row = 409;  // Excel's limit
constexpr double head_height = 96;   // title, subtitle, institution and result

MessageCode basis_code(Basis basis) {
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

ScoreLine field_line(const Field& field, int year, bool elsewhere) {
    std::string label = field.label.zh;
    if (field.series)
        label +=
            message("series-year", {{"year", same(std::to_string(series_year(field, year)))}}).zh;
    ScoreLine line;
    line.label = elsewhere ? message("form-see", {{"label", same(label)}}).zh : label;
    line.unit = field.spec.unit;
    line.field = &field;
    return line;
}

ScoreLine list_line(const List& list, bool elsewhere) {
    ScoreLine line;
    line.label =
        message(elsewhere ? MessageCode("form-see") : "form-list", {{"label", list.label}}).zh;
    line.unit = words("graded-rows-unit").zh;
    line.list = &list;
    return line;
}

std::vector<ScoreLine> lines_of(const GradedSubject& subject, const Indicator& indicator,
                                const std::vector<Constant>& constants) {
    const Rubric& rubric = subject.rubric;
    std::vector<ScoreLine> lines;
    for (const std::string& id : indicator.fields)
        if (const Field* field = rubric.field(id); field != nullptr && !field->identity)
            lines.push_back(field_line(*field, subject.round.year, false));
    for (const std::string& id : indicator.lists)
        if (const List* list = rubric.list(id)) lines.push_back(list_line(*list, false));
    for (const std::string& id : indicator.see) {
        if (const Field* field = rubric.field(id))
            lines.push_back(field_line(*field, subject.round.year, true));
        else if (const List* list = rubric.list(id)) lines.push_back(list_line(*list, true));
    }
    for (const Constant& constant : constants) {
        if (constant.indicator != indicator.id) continue;
        ScoreLine line;
        line.label = constant.label.zh;
        line.constant = &constant;
        lines.push_back(std::move(line));
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
}

double text_height(const Value& value, std::uint32_t column) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? 0 : fitted_height(*text, ScorePlan::width(column));
}

void fit_lines(ScoreBlock& block, const GradedSubject& subject) {
    const Rubric& rubric = subject.rubric;
    for (ScoreLine& line : block.lines) {
        line.height = std::max({least_line, fitted_height(line.label, P::width(P::item)),
                                fitted_height(line.unit, P::width(P::unit))});
        if (line.constant != nullptr)
            line.height = std::max(line.height, text_height(line.constant->value, P::used));
        if (line.field == nullptr) continue;
        const auto index = static_cast<std::size_t>(line.field - rubric.fields.data());
        const Value& claimed = subject.submission.fields[index].value;
        const auto& used =
            subject.card.effective.empty() ? std::optional<Value>() : subject.card.effective[index];
        line.height = std::max({line.height, text_height(claimed, P::claimed),
                                text_height(used.value_or(claimed), P::used)});
    }
    const Indicator& indicator = rubric.indicators[block.indicator];
    const IndicatorScore& score = subject.card.indicators[block.indicator];
    const auto given = subject.bureau.adjusted.find(indicator.id);
    const double wanted =
        std::max({fitted_height(indicator.criterion.zh, P::width(P::criterion)),
                  fitted_height(indicator.title.zh, P::width(P::title)),
                  fitted_height(indicator.unit, P::width(P::unit)),
                  fitted_height(basis_words(score, indicator), P::width(P::basis)),
                  given == subject.bureau.adjusted.end()
                      ? 0
                      : fitted_height(given->second.reason, P::width(P::reason))});
    const double each = (wanted - block.height()) / static_cast<double>(block.lines.size());
    if (each > 0)
        for (ScoreLine& line : block.lines) line.height = std::min(tallest_row, line.height + each);
}

}  // namespace

double ScoreBlock::height() const {
    double sum = 0;
    for (const ScoreLine& line : lines) sum += line.height;
    return sum;
}

double ScorePlan::width(std::uint32_t column) {
    constexpr double widths[] = {10, 14, 6, 34, 27, 11, 11, 7, 12, 8, 10, 8, 15, 14};
    return widths[column];
}

double ScorePlan::width(std::uint32_t first, std::uint32_t last) {
    double sum = 0;
    for (std::uint32_t column = first; column <= last; ++column) sum += width(column);
    return sum;
}

double ScorePlan::page_height() {
    return page_rows_height(true, width(0, last_column), last_column + 1);
}

ScorePlan::ScorePlan(const GradedSubject& subject) : constants(constants_of(subject)) {
    std::uint32_t row = header_row + 1;
    std::vector<RowGroup> groups;
    for (std::size_t i = 0; i < subject.rubric.indicators.size(); ++i) {
        ScoreBlock block{i, row, lines_of(subject, subject.rubric.indicators[i], constants)};
        fit_lines(block, subject);
        row = block.last() + 1;
        groups.push_back({block.first, block.height()});
        blocks.push_back(std::move(block));
    }
    page_starts =
        kaoping::page_starts(groups, page_height(), head_height + header_height, header_height);
}

bool ScorePlan::starts_page(std::uint32_t row) const {
    return std::find(page_starts.begin(), page_starts.end(), row) != page_starts.end();
}

double ScorePlan::used_of_last_page() const {
    double taken = page_starts.empty() ? head_height + header_height : header_height;
    for (const ScoreBlock& block : blocks)
        if (page_starts.empty() || block.first >= page_starts.back()) taken += block.height();
    while (taken > page_height()) taken -= page_height() - header_height;
    return taken;
}

std::string basis_words(const IndicatorScore& score, const Indicator& indicator) {
    return message("graded-basis", {{"basis", words(basis_code(score.basis))},
                                    {"article", same(indicator.article)}})
        .zh;
}

}  // namespace kaoping
