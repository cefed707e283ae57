#include "reports/summary/summary.hpp"

#include <algorithm>
#include <tuple>

#include "model/identity.hpp"
#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/collate.hpp"

namespace kaoping {

namespace {

int place_of(Status status) {
    switch (status) {
        case Status::assessed: return 0;
        case Status::pending: return 1;
        case Status::returned: return 2;
        case Status::duplicate: return 3;
        case Status::not_eligible: return 4;
        case Status::exempt: return 5;
        case Status::absent: return 6;
    }
    return 7;
}

}  // namespace

SummaryView in_score_order(const SummaryRound& round) {
    SummaryView view{round, {}};
    for (const SummaryRow& row : round.rows) view.rows.push_back(&row);
    const PinyinOrder order;
    std::stable_sort(view.rows.begin(), view.rows.end(), [&](const SummaryRow* a, const SummaryRow* b) {
        const Scorecard& x = *a->card;
        const Scorecard& y = *b->card;
        if (x.status != y.status) return place_of(x.status) < place_of(y.status);
        if (x.rank != y.rank) return x.rank && (!y.rank || *x.rank < *y.rank);
        if (x.total && y.total && *x.total != *y.total) return *x.total > *y.total;
        const int by_name = order.compare(a->org_name, b->org_name);
        return by_name != 0 ? by_name < 0 : std::tie(a->org_uscc, a->file) < std::tie(b->org_uscc, b->file);
    });
    return view;
}

std::vector<const SummaryRow*> SummaryView::with(Status status) const {
    std::vector<const SummaryRow*> found;
    for (const SummaryRow* row : rows)
        if (row->card->status == status) found.push_back(row);
    return found;
}

std::string summary_subtitle(const SummaryView& view) {
    const Regulation& regulation = view.rubric().regulation;
    const std::string text = message("graded-subtitle", {{"regulation", regulation.title}, {"number", same(regulation.number)},
                                                         {"year", same(std::to_string(view.round.context.year))}}).zh;
    return view.rubric().plan.provisional() ? text + words("provisional-mark").zh : text;
}

const std::string& status_words(Status status) {
    switch (status) {
        case Status::duplicate: return words("status-duplicate").zh;
        case Status::exempt: return words("status-exempt").zh;
        case Status::not_eligible: return words("status-not_eligible").zh;
        case Status::returned: return words("status-returned").zh;
        case Status::pending: return words("status-pending").zh;
        case Status::assessed: return words("status-assessed").zh;
        case Status::absent: break;
    }
    return words("status-absent").zh;
}

std::string grade_words(const Rubric& rubric, const std::string& id) {
    const Grade* grade = rubric.grade(id);
    return grade == nullptr ? std::string() : grade->label.zh;
}

std::optional<Number> mean_of(const std::vector<Number>& numbers) {
    if (numbers.empty()) return std::nullopt;
    Number sum;
    for (const Number& number : numbers) sum += number;
    return (sum / Number(static_cast<std::int64_t>(numbers.size()))).rounded(4);
}

void write_summary(const std::string& path, const SummaryRound& round) {
    Book book(path, {std::string(identity::kind_summary), round.rubric.id, round.context.year, round.rubric.title.zh});
    const SummaryView view = in_score_order(round);
    Page& overview = book.add_page(words("sheet-overview").zh);
    const RankingSheet ranking = write_ranking(book, view);
    const MatrixSheet matrix = write_matrix(book, book.add_page(words("sheet-matrix").zh), view);
    const DistributionSheet distribution = write_distribution(book, book.add_page(words("sheet-distribution").zh), view, ranking);
    write_overview(book, overview, view, ranking, matrix, distribution);
    write_change(book, view);
    write_returned(book, view);
    write_pending(book, view);
    write_absent(book, view);
    write_consequences(book, view);
    write_all_findings(book, view);
    write_files(book, view);
    for (const SummaryRow* row : view.with(Status::assessed))
        book.record({std::string(identity::key_result), round.rubric.id, std::to_string(round.context.year), row->org_uscc, row->org_name, row->card->grade,
                     row->card->total ? row->card->total->to_decimal(4) : ""});
    book.close();
}

}  // namespace kaoping
