#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/finding.hpp"
#include "model/round_context.hpp"
#include "model/scorecard.hpp"
#include "model/submission.hpp"
#include "rubric/evaluate.hpp"

namespace kaoping {

// A result of an earlier year; grade empty: none was given.
struct PreviousResult {
    int year = 0;
    std::string grade;
    std::optional<Number> total = {};  // for comparison only; no rule reads it
    friend bool operator==(const PreviousResult&, const PreviousResult&) = default;
};

// Everything known about one subject before it is scored. An absent subject has an empty
// submission.
struct SubjectInput {
    Submission submission;
    BureauInput bureau;
    std::vector<Finding>
        findings;          // on the form as it stands, reading and validation; an error returns it
    bool excused = false;  // 缓评 in the roster: exempt
    bool absent = false;   // in the roster, nothing handed in
    bool duplicate = false;  // mark_duplicates (duplicates.hpp)
    std::string copy_of;  // a duplicate of the same bytes: the file that stands for it; else empty
    std::vector<std::string>
        duplicate_files;  // the other files of the same subject, for the finding
    std::map<std::string, Value>
        roster;  // by field id; stands in for the form of an absent subject
    std::vector<PreviousResult> previous;
    friend bool operator==(const SubjectInput&, const SubjectInput&) = default;
};

// How one list was counted, with what later rules ask of it.
struct ListCount {
    std::vector<RowScore> rows;                // parallel to the submission's
    std::vector<std::vector<Result>> derived;  // by row, by List::derived; states kept
    std::size_t counted = 0;
    std::unordered_set<std::string> counted_keys;  // for MATCHES
    friend bool operator==(const ListCount&, const ListCount&) = default;
};

// A scorecard in the making, handed from stage to stage.
struct Assessment {
    Scorecard card;
    std::vector<ListCount> lists;      // parallel to Rubric::lists
    std::vector<Result> measures;      // parallel to Rubric::indicators, states kept
    std::optional<std::size_t> place;  // index of the grade by total and quotas
    friend bool operator==(const Assessment&, const Assessment&) = default;
};

// What a ranking asks of a subject, and what it gives: so little that a round's are held at once.
struct Standing {
    Status status = Status::pending;
    std::optional<Number> total;
    bool vetoed = false;
    std::optional<int> rank;           // given, as the rest
    std::optional<std::size_t> place;  // Assessment::place
    std::vector<Finding> findings;     // quota-tie, beyond-quota
};

Standing standing_of(const Scorecard& card);
void take_standing(Standing standing, Assessment& assessment);

}  // namespace kaoping
