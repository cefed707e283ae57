#include <xlsxwriter.h>

#include "reports/summary/summary_table.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t status_column = 3;
constexpr std::uint32_t total_column = 4;
constexpr std::uint32_t grade_column = 5;

Style total_style(int decimals) {
    return style::with_format(style::points(), decimals == 4 ? "0.0000" : "0.00");
}

std::string conditions_of(const Rubric& rubric, const ScoreFigures& card) {
    std::string text;
    for (const AppliedCondition& applied : applied_conditions(rubric, card))
        text += (text.empty() ? "" : "\n") +
                message(applied.veto ? MessageCode("summary-veto") : "summary-cap",
                        {{"text", applied.condition->text},
                         {"article", same(applied.condition->article)}})
                    .zh;
    return text;
}

void add_bars(Page& page, Range totals, const Number& full_marks) {
    lxw_conditional_format bars{};
    bars.type = LXW_CONDITIONAL_DATA_BAR;
    bars.bar_color = 0x9DB8D9;
    bars.bar_solid = LXW_TRUE;
    bars.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    bars.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    bars.min_value = 0;
    bars.max_value = full_marks.to_double();
    worksheet_conditional_format_range(static_cast<lxw_worksheet*>(page.raw()), totals.first.row,
                                       static_cast<lxw_col_t>(totals.first.column), totals.last.row,
                                       static_cast<lxw_col_t>(totals.last.column), &bars);
}

}  // namespace

RankingSheet write_ranking(Book& book, const SummaryView& view) {
    const Rubric& rubric = view.rubric();
    const Style centred = style::centred();
    const TotalDecimals decimals(view);
    SummaryTable table(book, view, "sheet-ranking",
                       {{"csv-rank", 7, centred},
                        {"csv-name", 34},
                        {"csv-uscc", 22, style::with_format(centred, "@")},
                        {"csv-status", 10, centred},
                        {"csv-total", 11, style::points()},
                        {"csv-grade", 10, centred},
                        {"col-previous-grade", 10, centred},
                        {"col-conditions", 50},
                        {"col-graded-file", 9, style::link()}});
    for (const SummaryRow& row : view.rows) {
        const ScoreFigures& card = *row.card;
        table.begin_row();
        table.number(card.rank ? std::optional<Number>(*card.rank) : std::nullopt);
        table.text(row.organisation.name);
        table.text(row.organisation.uscc);
        table.text(status_words(card.status));
        table.number(card.total, total_style(decimals.of(card)));
        table.text(grade_words(rubric, card.total ? card.grade : ""));
        table.text(grade_words(rubric, row.previous_grade.value_or("")));
        table.text(conditions_of(rubric, card));
        table.link(row.graded_file);
        table.end_row();
    }
    table.finish("ranking");
    if (table.rows() == 0) return {};
    table.page().freeze({SummaryTable::first_row, 2});
    add_bars(table.page(), table.body(total_column), rubric.full_marks);
    return {reference(table.page(), table.body(status_column)),
            reference(table.page(), table.body(total_column)),
            reference(table.page(), table.body(grade_column))};
}

}  // namespace kaoping
