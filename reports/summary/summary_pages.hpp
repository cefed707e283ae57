#pragma once

#include <string>
#include <vector>

#include "reports/facts/view.hpp"
#include "reports/summary/summary.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

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
DistributionSheet write_distribution(Book& book, Page& page, const SummaryView& view,
                                     const RankingSheet& ranking);
void write_overview(Book& book, Page& page, const SummaryView& view, const RankingSheet& ranking,
                    const MatrixSheet& matrix, const DistributionSheet& distribution);
void write_change(Book& book, const SummaryView& view);
void write_returned(Book& book, const SummaryView& view);
void write_pending(Book& book, const SummaryView& view);
void write_absent(Book& book, const SummaryView& view);
void write_consequences(Book& book, const SummaryView& view);
void write_all_findings(Book& book, const SummaryView& view);
void write_files(Book& book, const SummaryView& view);  // unreadable files, attachments

// Regulation, year and, while the plan is not confirmed, 试评 (A15): below the title of every
// sheet.
std::string summary_subtitle(const SummaryView& view);
// The words of the view as this workbook has them.
inline const std::string& status_words(Status status) { return status_text(status).zh; }
inline std::string grade_words(const Rubric& rubric, const std::string& id) {
    return grade_text(rubric, id).zh;
}

}  // namespace kaoping
