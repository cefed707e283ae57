#include "reports/summary/summary.hpp"

#include <algorithm>
#include <map>

#include "model/identity.hpp"
#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/collate.hpp"

namespace kaoping {

namespace {

// Ranked ones first, then assessed without rank, pending, returned, the others; ties by name in pinyin.
std::vector<const SummaryRow*> in_score_order(const SummaryRound& round) {
    std::vector<const SummaryRow*> rows;
    for (const SummaryRow& row : round.rows) rows.push_back(&row);
    const PinyinOrder before;
    const auto place = [](const SummaryRow& row) {
        switch (row.card->status) {
            case Status::assessed: return row.card->rank ? 0 : 1;
            case Status::pending: return 2;
            case Status::returned: return 3;
            case Status::duplicate: return 4;
            case Status::exempt: return 5;
            case Status::not_eligible: return 6;
            case Status::absent: return 7;
        }
        return 8;
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const SummaryRow* a, const SummaryRow* b) {
        if (place(*a) != place(*b)) return place(*a) < place(*b);
        if (a->card->rank && b->card->rank && *a->card->rank != *b->card->rank) return *a->card->rank < *b->card->rank;
        return before(a->org_name, b->org_name);
    });
    return rows;
}

}  // namespace

void write_summary(const std::string& path, const SummaryRound& round) {
    Book book(path, {std::string(identity::kind_summary), round.rubric.id, round.context.year, round.rubric.title.zh});
    const SummaryView view{round, in_score_order(round)};
    Page& overview = book.add_page(words("sheet-overview").zh);
    const std::string ranking = write_ranking(book, view);
    write_overview(book, overview, view, ranking);
    write_matrix(book, view);
    write_reasons(book, view);
    write_consequences(book, view);
    write_all_findings(book, view);
    write_files(book, view);
    for (const SummaryRow* row : view.rows)
        if (row->card->status == Status::assessed)
            book.record({std::string(identity::key_result), round.rubric.id, std::to_string(round.context.year), row->org_uscc, row->org_name,
                         row->card->grade});
    book.close();
}

}  // namespace kaoping
