#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

std::string file_of(const SummaryRow& row) { return row.file.empty() ? words("no-file").zh : row.file; }

void optional_points(Page& page, Position at, const std::optional<Number>& points) {
    if (points) page.number(at, *points, style::with_format(style::number(), "0.00"));
    else page.blank(at, style::number());
}

}  // namespace

// Institutions x sections, then indicators; full marks on the first line, means of the assessed on the last.
void write_matrix(Book& book, const SummaryView& view) {
    const Rubric& rubric = view.round.rubric;
    Page& page = book.add_page(words("sheet-matrix").zh);
    const auto sections = static_cast<std::uint32_t>(rubric.sections.size());
    const auto columns = sections + static_cast<std::uint32_t>(rubric.indicators.size());
    page.merge({{0, 0}, {0, columns}}, words("sheet-matrix").zh, style::title());
    page.text({table_row - 1, 0}, words("csv-name").zh, style::header());
    page.text({table_row, 0}, words("full-marks").zh, style::label());
    for (std::uint32_t c = 0; c < columns; ++c) {
        const bool is_section = c < sections;
        page.text({table_row - 1, c + 1}, is_section ? rubric.sections[c].title.zh : rubric.indicators[c - sections].title.zh, style::header());
        if (is_section) page.number({table_row, c + 1}, rubric.sections[c].points, style::centred());
        else if (const auto& points = rubric.indicators[c - sections].points) page.number({table_row, c + 1}, *points, style::centred());
        else page.text({table_row, c + 1}, words("unlimited").zh, style::centred());
    }
    std::uint32_t row = table_row + 1;
    std::vector<Number> sums(columns);
    std::vector<std::int64_t> counts(columns, 0);
    for (const SummaryRow* subject : view.rows) {
        const Scorecard& card = *subject->card;
        if (card.status != Status::assessed && card.status != Status::pending) continue;
        page.text({row, 0}, subject->org_name, style::text());
        for (std::uint32_t c = 0; c < columns; ++c) {
            const auto& points = c < sections ? card.sections[c] : card.indicators[c - sections].points;
            optional_points(page, {row, c + 1}, points);
            if (!points || card.status != Status::assessed) continue;
            sums[c] += *points;
            ++counts[c];
        }
        ++row;
    }
    page.text({row, 0}, words("mean-of-assessed").zh, style::label());
    for (std::uint32_t c = 0; c < columns; ++c)
        optional_points(page, {row, c + 1}, counts[c] ? std::optional((sums[c] / Number(counts[c])).rounded(4)) : std::nullopt);
    page.column_width(0, 0, 34);
    page.column_width(1, columns, 11);
    page.row_height(table_row - 1, 44);
    page.freeze({table_row + 1, 1});
    page.print_setup(true, std::pair{table_row - 1, table_row - 1});
}

void write_reasons(Book& book, const SummaryView& view) {
    const Rubric& rubric = view.round.rubric;
    Page& returned = begin_table(book, "sheet-returned", {{"csv-name", 34}, {"csv-file", 30}, {"col-cell", 18}, {"col-zh", 70}});
    Page& pending = begin_table(book, "sheet-pending", {{"csv-name", 34}, {"csv-file", 30}, {"col-pending", 80}});
    Page& absent = begin_table(book, "sheet-absent", {{"csv-name", 34}, {"csv-uscc", 22}, {"csv-status", 10}, {"col-proposal", 60}});
    std::uint32_t r = table_row;
    std::uint32_t p = table_row;
    std::uint32_t a = table_row;
    for (const SummaryRow* subject : view.rows) {
        const Scorecard& card = *subject->card;
        if (card.status == Status::returned)
            for (const Finding& finding : card.findings) {
                if (finding.severity != Severity::error) continue;
                const std::string text = describe(finding, subject->file).zh;
                returned.text({r, 0}, subject->org_name, style::text());
                returned.text({r, 1}, file_of(*subject), style::text());
                returned.text({r, 2}, finding.cell, style::text());
                returned.text({r, 3}, text, style::text());
                returned.fit_row(r++, {{text, 70}, {subject->org_name, 34}, {subject->file, 30}});
            }
        if (card.status == Status::pending) {
            std::string what;
            for (const std::string& id : card.pending)
                if (const Indicator* indicator = rubric.indicator(id)) what += (what.empty() ? "" : "、") + indicator->title.zh;
            pending.text({p, 0}, subject->org_name, style::text());
            pending.text({p, 1}, file_of(*subject), style::text());
            pending.text({p, 2}, what, style::text());
            pending.fit_row(p++, {{what, 80}, {subject->org_name, 34}});
        }
        if (card.status == Status::absent) {
            std::string proposal;
            for (const int index : card.consequences) {
                const Consequence& c = rubric.consequences[static_cast<std::size_t>(index)];
                proposal += (proposal.empty() ? "" : "；") + c.text.zh + "（" + c.article + "）";
            }
            absent.text({a, 0}, subject->org_name, style::text());
            absent.text({a, 1}, subject->org_uscc, style::with_format(style::centred(), "@"));
            absent.text({a, 2}, words("status-absent").zh, style::centred());
            absent.text({a, 3}, proposal, style::text());
            absent.fit_row(a++, {{proposal, 60}, {subject->org_name, 34}});
        }
    }
}

void write_consequences(Book& book, const SummaryView& view) {
    const Rubric& rubric = view.round.rubric;
    Page& page = begin_table(book, "sheet-consequences", {{"csv-name", 34}, {"csv-grade", 10}, {"col-proposal", 60}, {"col-amount", 12}, {"col-article", 20}});
    std::uint32_t row = table_row;
    for (const SummaryRow* subject : view.rows) {
        const Grade* grade = rubric.grade(subject->card->grade);
        for (const int index : subject->card->consequences) {
            const Consequence& c = rubric.consequences[static_cast<std::size_t>(index)];
            page.text({row, 0}, subject->org_name, style::text());
            page.text({row, 1}, grade && subject->card->total ? grade->label.zh : "", style::centred());
            page.text({row, 2}, c.text.zh, style::text());
            if (c.amount) page.number({row, 3}, *c.amount, style::number());
            else page.blank({row, 3}, style::number());
            page.text({row, 4}, c.article, style::centred());
            page.fit_row(row++, {{c.text.zh, 60}, {subject->org_name, 34}});
        }
    }
}

void write_all_findings(Book& book, const SummaryView& view) {
    Page& page = begin_table(book, "sheet-findings", {{"csv-name", 30}, {"col-severity", 8}, {"col-cell", 18}, {"col-zh", 60}, {"col-en", 60}});
    std::uint32_t row = table_row;
    for (const SummaryRow* subject : view.rows)
        for (const Finding& finding : subject->card->findings) {
            const Text text = describe(finding, subject->file);
            const char* code = finding.severity == Severity::error ? "severity-error" : finding.severity == Severity::warning ? "severity-warning" : "severity-info";
            page.text({row, 0}, subject->org_name, style::text());
            page.text({row, 1}, words(code).zh, style::centred());
            page.text({row, 2}, finding.cell, style::text());
            page.text({row, 3}, text.zh, style::text());
            page.text({row, 4}, text.en, style::text());
            page.fit_row(row++, {{text.zh, 60}, {text.en, 60}, {subject->org_name, 30}});
        }
}

void write_files(Book& book, const SummaryView& view) {
    Page& unreadable = begin_table(book, "sheet-unreadable", {{"csv-file", 44}, {"col-zh", 60}, {"col-en", 60}});
    std::uint32_t row = table_row;
    for (const UnreadableFile& file : view.round.unreadable) {
        unreadable.text({row, 0}, file.file, style::text());
        unreadable.text({row, 1}, file.why.zh, style::text());
        unreadable.text({row, 2}, file.why.en, style::text());
        unreadable.fit_row(row++, {{file.file, 44}, {file.why.zh, 60}, {file.why.en, 60}});
    }
    Page& attachments = begin_table(book, "sheet-attachments", {{"csv-file", 90}}, false);
    row = table_row;
    for (const std::string& file : view.round.attachments) attachments.text({row++, 0}, file, style::text());
}

}  // namespace kaoping
