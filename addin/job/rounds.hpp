#pragma once

#include <vector>

#include "intake/sources.hpp"
#include "job/history.hpp"
#include "job/options.hpp"
#include "job/round_result.hpp"
#include "recognise/roster.hpp"

namespace kaoping {

// What a run knows besides the submissions.
struct RoundInputs {
    std::vector<std::filesystem::path> folders;  // where the round's own workbooks of an earlier run may lie
    const Roster* roster = nullptr;
    const History* history = nullptr;
};

// Sorts the forms that were read into rounds (rubric x year), by rubric id, then year. `run_year`: the year before the
// run's date, for forms that say none.
std::vector<RoundResult> sort_into_rounds(std::vector<Subject> subjects, std::vector<RubricPtr> rubric_of, const ScoreOptions& options,
                                          int run_year);

// Validates and scores one round, in place: bureau's input, duplicates, absent ones, scorecards. Returns the findings of
// the bureau's workbooks and the names and sha256 of those read.
struct RoundNotes {
    std::vector<Finding> findings;
    std::vector<std::pair<std::string, std::string>> bureau_inputs;
};
RoundNotes score_one_round(RoundResult& round, const ScoreOptions& options, const RoundInputs& inputs);

}  // namespace kaoping
