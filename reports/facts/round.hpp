#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/round.hpp"
#include "model/scorecard.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// Texts of whoever holds the round's results: as many rows as institutions, so that they are not copied.
struct SummaryRow {
    std::string_view file;     // of the submission; empty: absent
    std::string_view org_name;
    std::string_view org_uscc;
    const Scorecard* card = nullptr;
    std::string_view graded_file;   // relative to the summary, '/'; empty: none
    std::string_view returned_file;
    std::optional<std::string> previous_grade;  // grade id of the year before, when known
    std::string_view sha256;   // of the submission; empty: absent
    std::optional<Number> previous_total = {};
};

struct UnreadableFile {
    std::string file;
    Text why;
};

// One round as a whole: what the summary workbook, the report and the notice are made of.
struct SummaryRound {
    const Rubric& rubric;
    RoundContext context;
    std::vector<SummaryRow> rows;             // by file, absent ones last
    std::vector<UnreadableFile> unreadable;
    std::vector<std::string> attachments;
    std::string engine;                       // "kaoping 0.1.0"
    std::string rubric_sha256;
    bool latest_duplicate = false;            // of several forms the latest counts (--duplicates latest)
    bool errors_only = false;                 // the scorecards hold no other findings: the sheet of findings says so
};

}  // namespace kaoping
