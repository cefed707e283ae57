#include <xlsxwriter.h>

#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

const char* status_code(Status status) {
    switch (status) {
        case Status::duplicate: return "status-duplicate";
        case Status::exempt: return "status-exempt";
        case Status::not_eligible: return "status-not_eligible";
        case Status::returned: return "status-returned";
        case Status::pending: return "status-pending";
        case Status::assessed: return "status-assessed";
        case Status::absent: return "status-absent";
    }
    return "status-pending";
}

// People see 2 decimals, 4 where 2 would show the figure on the other side of a band's bound (A1).
Style total_style(const Scorecard& card) {
    bool misleading = false;
    for (const Finding& finding : card.findings) misleading = misleading || finding.code == "display-decimals";
    Style style = style::number();
    style.number_format = misleading ? "0.0000" : "0.00";
    return style;
}

std::string what_led(const Rubric& rubric, const Scorecard& card) {
    std::string text;
    const auto add = [&](const std::vector<Condition>& conditions, const std::vector<std::string>& ids) {
        for (const Condition& condition : conditions)
            for (const std::string& id : ids)
                if (condition.id == id) text += (text.empty() ? "" : "；") + condition.text.zh + "（" + condition.article + "）";
    };
    add(rubric.vetoes, card.vetoes);
    add(rubric.grade_caps, card.grade_caps);
    return text;
}

}  // namespace

Page& begin_table(Book& book, const char* title, const std::vector<std::pair<const char*, double>>& columns, bool landscape) {
    Page& page = book.add_page(words(title).zh);
    const auto last = static_cast<std::uint32_t>(columns.size()) - 1;
    page.merge({{0, 0}, {0, last}}, words(title).zh, style::title());
    page.row_height(0, 28);
    std::uint32_t column = 0;
    for (const auto& [code, width] : columns) {
        page.text({table_row - 1, column}, words(code).zh, style::header());
        page.column_width(column, column, width);
        ++column;
    }
    page.freeze({table_row, 0});
    page.print_setup(landscape, std::pair{table_row - 1, table_row - 1});
    return page;
}

std::string write_ranking(Book& book, const SummaryView& view) {
    const Rubric& rubric = view.round.rubric;
    Page& page = begin_table(book, "sheet-ranking", {{"csv-rank", 7}, {"csv-name", 34}, {"csv-uscc", 22}, {"csv-status", 10}, {"csv-total", 10},
                                                     {"csv-grade", 10}, {"col-previous-grade", 10}, {"col-what-led", 40}, {"col-graded-file", 30}});
    std::uint32_t row = table_row;
    for (const SummaryRow* subject : view.rows) {
        const Scorecard& card = *subject->card;
        const Grade* grade = card.total ? rubric.grade(card.grade) : nullptr;
        const Grade* before = subject->previous_grade ? rubric.grade(*subject->previous_grade) : nullptr;
        if (card.rank) page.number({row, 0}, Number(*card.rank), style::centred());
        else page.blank({row, 0}, style::centred());
        page.text({row, 1}, subject->org_name, style::text());
        page.text({row, 2}, subject->org_uscc, style::with_format(style::centred(), "@"));
        page.text({row, 3}, words(status_code(card.status)).zh, style::centred());
        if (card.total) page.number({row, 4}, *card.total, total_style(card));
        else page.blank({row, 4}, style::number());
        page.text({row, 5}, grade ? grade->label.zh : "", style::centred());
        page.text({row, 6}, before ? before->label.zh : "", style::centred());
        const std::string led = what_led(rubric, card);
        page.text({row, 7}, led, style::text());
        if (subject->graded_file.empty()) page.blank({row, 8}, style::link());
        else page.link({row, 8}, "external:" + subject->graded_file, subject->graded_file, style::link());
        page.fit_row(row++, {{subject->org_name, 34}, {led, 40}, {subject->graded_file, 30}});
    }
    if (row > table_row) {
        page.filter({{table_row - 1, 0}, {row - 1, 8}});
        lxw_conditional_format bars{};
        bars.type = LXW_CONDITIONAL_DATA_BAR;
        bars.bar_color = 0x9DC3E6;
        bars.bar_solid = 1;
        worksheet_conditional_format_range(static_cast<lxw_worksheet*>(page.raw()), table_row, 4, row - 1, 4, &bars);
    }
    return page.name();
}

}  // namespace kaoping
