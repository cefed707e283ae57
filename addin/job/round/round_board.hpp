#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "job/round/round_scorer.hpp"

namespace kaoping {

// The rounds of a run (rubric x year): one is opened when the first form of it has been read.
class RoundBoard {
public:
    // `output`: the result folder, where the rounds' own workbooks of an earlier run may lie.
    // `roster` and `history` may be null. All are kept by reference.
    RoundBoard(const ScoreOptions& options, const std::string& output, const Workbook* roster,
               const History* history);

    // The round of a form made for `form_year`; thread-safe. The year: the options', else the
    // plan's, else the form's, else the last calendar year.
    const RoundScorer& scorer(const RubricPtr& rubric, std::optional<int> form_year);

    // By rubric id, then year; nothing is opened after that.
    std::span<const std::unique_ptr<RoundScorer>> close();

private:
    const ScoreOptions& options_;
    const std::string& output_;
    const Workbook* roster_;
    const History* history_;
    const int last_year_;
    std::mutex guard_;
    std::map<std::pair<std::string, int>, std::unique_ptr<RoundScorer>> open_;
    std::vector<std::unique_ptr<RoundScorer>> closed_;
};

}  // namespace kaoping
