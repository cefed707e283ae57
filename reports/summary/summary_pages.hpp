#pragma once

#include <string>
#include <vector>

#include "reports/summary/summary.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

struct SummaryView {
    const SummaryRound& round;
    std::vector<const SummaryRow*> rows;  // in score order
    const Rubric& rubric() const { return round.rubric; }
    std::vector<const SummaryRow*> with(Status status) const;
};

// Assessed ones by rank, those without a rank behind them by total; then by status. Equals by name in pinyin.
SummaryView in_score_order(const SummaryRound& round);

// Of the sheets that others refer to; ranges with their sheet, empty while there are no rows.
struct RankingSheet {
    std::string statuses;
    std::string totals;
    std::string grades;
};
struct MatrixSheet {
    std::vector<std::string> section_means;  // cells, parallel to Rubric::sections
};

struct DistributionSheet {
    const Page* page = nullptr;
    Range bands;
    Range counts;
    bool any = false;
};

RankingSheet write_ranking(Book& book, const SummaryView& view);
MatrixSheet write_matrix(Book& book, Page& page, const SummaryView& view);
DistributionSheet write_distribution(Book& book, Page& page, const SummaryView& view, const RankingSheet& ranking);
void write_overview(Book& book, Page& page, const SummaryView& view, const RankingSheet& ranking, const MatrixSheet& matrix,
                    const DistributionSheet& distribution);
void write_change(Book& book, const SummaryView& view);
void write_returned(Book& book, const SummaryView& view);
void write_pending(Book& book, const SummaryView& view);
void write_absent(Book& book, const SummaryView& view);
void write_consequences(Book& book, const SummaryView& view);
void write_all_findings(Book& book, const SummaryView& view);
void write_files(Book& book, const SummaryView& view);  // unreadable files, attachments

// Regulation, year and, while the plan is not confirmed, 试评 (A15): below the title of every sheet.
std::string summary_subtitle(const SummaryView& view);
const std::string& status_words(Status status);
// The label of a grade id, empty for none.
std::string grade_words(const Rubric& rubric, const std::string& id);

// Mean, nullopt of nothing; rounded as points are.
std::optional<Number> mean_of(const std::vector<Number>& numbers);

}  // namespace kaoping
