#include "reports/graded/graded.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "model/identity.hpp"
#include "reports/graded/graded_pages.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

void write_findings(Page& page, const GradedSubject& subject) {
    page.merge({{0, 0}, {0, 3}}, words("sheet-findings").zh, style::title());
    page.row_height(0, 30);
    page.row_height(2, 24);
    std::uint32_t column = 0;
    for (const MessageCode code :
         std::to_array<MessageCode>({"col-severity", "col-cell", "col-zh", "col-en"}))
        page.text({2, column++}, words(code).zh, style::header());
    std::uint32_t row = 3;
    for (const Finding& finding : subject.card.findings) {
        const Text text = describe(finding, subject.file);
        page.text({row, 0}, words(severity_code(finding.severity)).zh, style::centred());
        page.text({row, 1}, finding.cell, style::text());
        page.text({row, 2}, text.zh, style::text());
        page.text({row, 3}, text.en, style::text());
        page.fit_row(row++, {{text.zh, 60}, {text.en, 60}, {finding.cell, 16}});
        page.complete_rows(row);
    }
    if (subject.card.findings.empty())
        page.merge({{row, 0}, {row, 3}}, words("sheet-nothing").zh, style::note());
    page.column_width(0, 0, 8);
    page.column_width(1, 1, 16);
    page.column_width(2, 3, 60);
    page.freeze({3, 0});
    page.print_setup(true, std::pair{2U, 2U});
    page.print_header(subject.organisation.name);
    page.protect();
}

// Decisions on rows that are gone wait in the hidden sheet for their rows to come back.
void keep_orphans(Book& book, const GradedSubject& subject) {
    for (const auto& [list, decisions] : subject.bureau.recognised) {
        const auto index =
            static_cast<std::size_t>(subject.rubric.list(list) - subject.rubric.lists.data());
        std::unordered_set<std::string_view> identities;
        for (const RowScore& row : subject.card.lists[index]) identities.insert(row.identity);
        for (const auto& [row, recognised] : decisions) {
            if (!identities.contains(row))
                book.record({std::string(identity::key_kept), list, row, recognised ? "1" : "0"});
        }
    }
}

void write_graded(const std::string& path, const GradedSubject& subject) {
    const Rubric& rubric = subject.rubric;
    Book book(path,
              {WorkbookKind::graded, rubric.id, subject.round.year, subject.organisation.name});
    GradedMap map(subject);
    Page& scores = book.add_page(words("sheet-score").zh);
    Page& data = book.add_page(words("sheet-data").zh);
    Page& constants = book.add_page(words("sheet-constants").zh);
    std::vector<Page*> list_pages;
    for (std::size_t i = 0; i < rubric.lists.size(); ++i) {
        Page& page =
            book.add_page(rubric.lists[i].label.zh, rows_kept(subject.submission.lists[i].size()));
        list_pages.push_back(&page);
        // SUMPRODUCT of a single blank cell is an error in Gnumeric: a list area has two rows at
        // least.
        const auto rows = std::max<std::size_t>(2, subject.submission.lists[i].size());
        map.lists.push_back(
            {&rubric.lists[i], page.name(), 2, static_cast<std::uint32_t>(rows), true});
    }
    place_data(map, data.name());
    place_constants(map, constants.name());
    const ScorePlan plan(subject);
    place_scores(map, plan, scores.name());

    write_scores(book, scores, map, plan);
    write_data(book, data, map);
    write_constants(constants, map);
    for (std::size_t i = 0; i < rubric.lists.size(); ++i)
        write_graded_list(book, *list_pages[i], map, i);
    write_findings(
        book.add_page(words("sheet-findings").zh, rows_kept(subject.card.findings.size())),
        subject);
    keep_orphans(book, subject);
    book.close();
}

}  // namespace kaoping
