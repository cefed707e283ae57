#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/round.hpp"
#include "model/scorecard.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

struct SummaryRow {
    std::string file;          // of the submission; empty: absent
    std::string org_name;
    std::string org_uscc;
    const Scorecard* card = nullptr;
    std::string graded_file;   // relative to the summary, '/'; empty: none
    std::string returned_file;
    std::optional<std::string> previous_grade;  // grade id of the year before, when known
};

struct UnreadableFile {
    std::string file;
    Text why;
};

// One round as a whole.
struct SummaryRound {
    const Rubric& rubric;
    RoundContext context;
    std::vector<SummaryRow> rows;             // by file, absent ones last
    std::vector<UnreadableFile> unreadable;
    std::vector<std::string> attachments;
    bool errors_only = false;                 // the scorecards hold no other findings: the sheet of findings says so
};

// 汇总表.xlsx: ranking, grades, section totals, charts, returned, pending and absent lists with reasons, consequences with
// articles, findings. The hidden sheet also lists the results for next year's --previous (identity::key_result).
// Lists in score order, ties by name in pinyin. Throws WriteError.
void write_summary(const std::string& path, const SummaryRound& round);

}  // namespace kaoping
