#pragma once

#include <string>
#include <vector>

#include "reports/summary/summary.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

struct SummaryView {
    const SummaryRound& round;
    std::vector<const SummaryRow*> rows;  // in score order
};

// A sheet with title, header row (words of the codes) and columns of these widths; the next free row is table_row.
inline constexpr std::uint32_t table_row = 3;
Page& begin_table(Book& book, const char* title, const std::vector<std::pair<const char*, double>>& columns, bool landscape = true);

std::string write_ranking(Book& book, const SummaryView& view);  // the sheet's name
void write_overview(Book& book, Page& page, const SummaryView& view, const std::string& ranking);
void write_matrix(Book& book, const SummaryView& view);
void write_reasons(Book& book, const SummaryView& view);       // returned, pending, absent
void write_consequences(Book& book, const SummaryView& view);
void write_all_findings(Book& book, const SummaryView& view);
void write_files(Book& book, const SummaryView& view);         // unreadable files, attachments

}  // namespace kaoping
