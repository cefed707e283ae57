#include "reports/summary/summary_table.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

struct Change {
    enum Column : std::uint32_t {
        name,
        uscc,
        grade_before,
        grade_now,
        grade_change,
        total_before,
        total_now,
        total_change
    };
};

// Grades stand best first.
MessageCode change_of(const Rubric& rubric, const std::string& before, const std::string& now) {
    const Grade* a = rubric.grade(before);
    const Grade* b = rubric.grade(now);
    if (a == nullptr || b == nullptr) return {};
    return a == b ? MessageCode("change-same") : b < a ? MessageCode("change-up") : "change-down";
}

}  // namespace

// 与上年比较: the assessed whose result of the year before is known.
void write_change(Book& book, const SummaryView& view) {
    const Rubric& rubric = view.rubric();
    const Style centred = style::centred();
    const Style points = style::with_format(centred, "0.00##");
    SummaryTable table(
        book, view, "sheet-change",
        {{"csv-name", 34},
         {"csv-uscc", 22, style::with_format(centred, "@")},
         {"col-previous-grade", 10, centred},
         {"col-grade-now", 10, centred},
         {"col-grade-change", 10, centred},
         {"col-previous-total", 11, points},
         {"col-total-now", 11, points},
         {"col-total-change", 11, style::with_format(centred, "+0.00##;-0.00##;0.00")}});
    for (const SummaryRow& row : view.with(Status::assessed)) {
        if (!row.previous_grade) continue;
        const ScoreFigures& card = *row.card;
        const MessageCode change =
            change_of(rubric, *row.previous_grade, card.total ? card.grade : "");
        table.begin_row();
        table.text(row.organisation.name);
        table.text(row.organisation.uscc);
        table.text(grade_words(rubric, *row.previous_grade));
        table.text(grade_words(rubric, card.total ? card.grade : ""));
        table.text(words(change).zh);
        table.number(row.previous_total);
        table.number(card.total);
        if (row.previous_total && card.total)
            table.difference(*card.total - *row.previous_total, Change::total_now,
                             Change::total_before);
        else table.text("");
        table.end_row();
    }
    table.finish("change");
    if (table.rows() == 0) return;
    const std::string first = "$" + to_a1({SummaryTable::first_row, Change::grade_change});
    table.page().highlight(table.body(Change::grade_change),
                           first + "=\"" + words("change-down").zh + "\"",
                           {.bold = true, .ink = colour::warning_text, .fill = colour::warning});
    table.page().highlight(table.body(Change::grade_change),
                           first + "=\"" + words("change-up").zh + "\"",
                           {.bold = true, .fill = colour::result});
}

}  // namespace kaoping
