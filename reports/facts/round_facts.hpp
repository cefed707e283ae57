#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/on_demand.hpp"
#include "model/round_context.hpp"
#include "model/scorecard.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

struct SummaryRow {
    std::string file;  // of the submission; empty: absent
    Organisation organisation;
    std::shared_ptr<const ScoreFigures> card;
    std::string graded_file;  // relative to the summary, '/'; empty: none
    std::string returned_file;
    std::optional<std::string> previous_grade;  // grade id of the year before, when known
    std::string sha256;                         // of the submission; empty: absent
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
    OnDemand<SummaryRow> rows;  // by file, absent ones last
    std::vector<UnreadableFile> unreadable;
    std::vector<std::string> attachments;
    std::string engine;  // "kaoping 0.2.0"
    std::string rubric_sha256;
    bool latest_duplicate = false;  // of several forms the latest counts (--duplicates latest)
    bool errors_only = false;       // the sheet of findings lists no others, and says so
};

}  // namespace kaoping
