#include "reports/summary/summary.hpp"

#include "model/identity.hpp"
#include "model/points.hpp"
#include "reports/facts/view.hpp"
#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

std::string summary_subtitle(const SummaryView& view) {
    const Regulation& regulation = view.rubric().regulation;
    const std::string text =
        message("graded-subtitle", {{"regulation", regulation.title},
                                    {"number", regulation_number(regulation)},
                                    {"year", same(std::to_string(view.round.context.year))}})
            .zh;
    return view.rubric().plan.provisional() ? text + words("provisional-mark").zh : text;
}

void write_summary(const std::string& path, const SummaryRound& round) {
    Book book(path,
              {WorkbookKind::summary, round.rubric.id, round.context.year, round.rubric.title.zh});
    const SummaryView view = in_score_order(round);
    Page& overview = book.add_page(words("sheet-overview").zh);
    const RankingSheet ranking = write_ranking(book, view);
    const MatrixSheet matrix =
        write_matrix(book, book.add_page(words("sheet-matrix").zh, Rows::streamed), view);
    const DistributionSheet distribution =
        write_distribution(book, book.add_page(words("sheet-distribution").zh), view, ranking);
    write_overview(book, overview, view, ranking, matrix, distribution);
    write_change(book, view);
    write_returned(book, view);
    write_pending(book, view);
    write_absent(book, view);
    write_consequences(book, view);
    write_all_findings(book, view);
    write_files(book, view);
    const OnDemand<SummaryRow> assessed = view.with(Status::assessed);
    book.record_all({assessed.size(), [&](std::size_t i) -> std::vector<std::string> {
                         const SummaryRow row = assessed[i];
                         return {std::string(identity::key_result),
                                 round.rubric.id,
                                 std::to_string(round.context.year),
                                 row.organisation.uscc,
                                 row.organisation.name,
                                 row.card->grade,
                                 row.card->total ? points_text(*row.card->total) : ""};
                     }});
    book.close();
}

}  // namespace kaoping
