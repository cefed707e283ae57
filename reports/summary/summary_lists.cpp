#include <algorithm>

#include "model/points.hpp"
#include "reports/summary/summary_table.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

const Style code_style = style::with_format(style::centred(), "@");

std::string proposals_of(const Rubric& rubric, const ScoreFigures& card) {
    std::string text;
    for (const int index : card.consequences) {
        const Consequence& consequence = rubric.consequences[static_cast<std::size_t>(index)];
        text += (text.empty() ? "" : "\n") +
                message("summary-proposal", {{"text", proposal_text(consequence, card)},
                                             {"article", same(consequence.article)}})
                    .zh;
    }
    return text;
}

}  // namespace

void write_returned(Book& book, const SummaryView& view) {
    SummaryTable table(book, view, "sheet-returned",
                       {{"csv-name", 30},
                        {"csv-uscc", 22, code_style},
                        {"csv-status", 9, style::centred()},
                        {"col-cell", 18},
                        {"col-reason", 80},
                        {"col-returned-file", 9, style::link()}});
    for (const Status status : {Status::returned, Status::duplicate})
        for (const SummaryRow& row : view.with(status)) {
            for (const Finding& finding : row.card->findings) {
                if (finding.severity != Severity::error) continue;
                table.begin_row();
                table.text(row.organisation.name);
                table.text(row.organisation.uscc);
                table.text(status_words(status));
                table.text(finding.cell);
                table.text(describe(finding, row.file).zh);
                table.link(row.returned_file);
                table.end_row();
            }
        }
    table.finish("returned");
}

void write_pending(Book& book, const SummaryView& view) {
    const Rubric& rubric = view.rubric();
    SummaryTable table(book, view, "sheet-pending",
                       {{"csv-name", 30},
                        {"csv-uscc", 22, code_style},
                        {"col-section", 16},
                        {"col-indicator", 24},
                        {"col-maximum", 8, style::centred()},
                        {"col-awaits", 46}});
    for (const SummaryRow& row : view.with(Status::pending)) {
        const ScoreFigures& card = *row.card;
        const auto line = [&](const std::string& section, const std::string& title,
                              const std::string& points, MessageCode code) {
            table.begin_row();
            table.text(row.organisation.name);
            table.text(row.organisation.uscc);
            table.text(section);
            table.text(title);
            table.text(points);
            table.text(words(code).zh);
            table.end_row();
        };
        for (const std::string& id : card.pending) {
            const Indicator* indicator = rubric.indicator(id);
            if (indicator == nullptr) continue;
            const Section* section = rubric.section(indicator->section);
            const auto index = static_cast<std::size_t>(indicator - rubric.indicators.data());
            line(section != nullptr
                     ? section->title.zh
                     : words(indicator->kind == IndicatorKind::bonus ? MessageCode("bonus")
                                                                     : "deduction")
                           .zh,
                 indicator->title.zh,
                 indicator->points ? points_text(*indicator->points) : words("unlimited").zh,
                 awaited(*indicator,
                         index < card.indicators.size() ? &card.indicators[index] : nullptr));
        }
        if (card.pending.empty())
            line("", "", "", "awaits-findings");  // an expert's workbook is missing, say
    }
    table.finish("pending");
}

void write_absent(Book& book, const SummaryView& view) {
    SummaryTable table(book, view, "sheet-absent",
                       {{"csv-name", 34},
                        {"csv-uscc", 22, code_style},
                        {"col-previous-grade", 10, style::centred()},
                        {"col-proposal", 64}});
    for (const SummaryRow& row : view.with(Status::absent)) {
        table.begin_row();
        table.text(row.organisation.name);
        table.text(row.organisation.uscc);
        table.text(grade_words(view.rubric(), row.previous_grade.value_or("")));
        table.text(proposals_of(view.rubric(), *row.card));
        table.end_row();
    }
    table.finish("absent");
}

void write_consequences(Book& book, const SummaryView& view) {
    const Rubric& rubric = view.rubric();
    SummaryTable table(book, view, "sheet-consequences",
                       {{"csv-name", 30},
                        {"csv-uscc", 22, code_style},
                        {"csv-status", 9, style::centred()},
                        {"csv-grade", 10, style::centred()},
                        {"col-proposal", 56},
                        {"col-amount", 12, style::number()},
                        {"col-article", 24}});
    constexpr std::uint32_t amount_column = 5;
    Number amounts;
    for (const SummaryRow& row : view.rows)
        for (const int index : row.card->consequences) {
            const Consequence& consequence = rubric.consequences[static_cast<std::size_t>(index)];
            amounts += consequence.amount.value_or(Number());
            table.begin_row();
            table.text(row.organisation.name);
            table.text(row.organisation.uscc);
            table.text(status_words(row.card->status));
            table.text(grade_words(rubric, row.card->total ? row.card->grade : ""));
            table.text(proposal_text(consequence, *row.card).zh);
            table.number(consequence.amount);
            table.text(consequence.article);
            table.end_row();
        }
    table.finish("consequences");
    if (table.rows() > 0) table.sum(amount_column, amounts);
}

void write_all_findings(Book& book, const SummaryView& view) {
    SummaryTable table(book, view, "sheet-findings",
                       {{"col-severity", 9, style::centred()},
                        {"csv-name", 28},
                        {"col-cell", 18},
                        {"col-zh", 58},
                        {"col-en", 58}});
    for (const SummaryRow& row : view.rows)
        for (const Finding& finding : row.card->findings) {
            if (table.full()) break;  // results.json has them all
            if (view.round.errors_only && finding.severity != Severity::error) continue;
            const Text text = describe(finding, row.file);
            table.begin_row();
            table.text(words(severity_code(finding.severity)).zh);
            table.text(row.organisation.name);
            table.text(finding.cell);
            table.text(text.zh);
            table.text(text.en);
            table.end_row();
        }
    if (view.round.errors_only && !table.full()) {
        const Text& note = words("summary-errors-only");
        table.begin_row();
        for (const std::string& part :
             {std::string(), std::string(), std::string(), note.zh, note.en})
            table.text(part);
        table.end_row();
    }
    table.finish("findings");
}

void write_files(Book& book, const SummaryView& view) {
    SummaryTable unreadable(book, view, "sheet-unreadable",
                            {{"csv-file", 44}, {"col-zh", 56}, {"col-en", 56}});
    for (const UnreadableFile& file : view.round.unreadable) {
        unreadable.begin_row();
        unreadable.text(file.file);
        unreadable.text(file.why.zh);
        unreadable.text(file.why.en);
        unreadable.end_row();
    }
    unreadable.finish("unreadable");
    SummaryTable attachments(book, view, "sheet-attachments", {{"csv-file", 90}});
    for (const std::string& file : view.round.attachments) {
        attachments.begin_row();
        attachments.text(file);
        attachments.end_row();
    }
    attachments.finish("attachments");
}

}  // namespace kaoping
