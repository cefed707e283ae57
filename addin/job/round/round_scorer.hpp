#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "job/round/round_subject.hpp"
#include "job/round/run_result.hpp"
#include "job/round/subject_entry.hpp"

namespace kaoping {

// Validates and scores one round (rubric x year). Its forms are entered one by one, as they are
// read; score then takes all of them through the other steps:
//
//   entered | duplicates, absent | measured | cohort | compared | ranking | ranked -> finished
//
// At each barrier | every subject is waited for. Steps between barriers are pure, a subject at a
// time, on several threads.
class RoundScorer {
public:
    RoundScorer(RubricPtr rubric, int year, const ScoreOptions& options, const RoundSides& sides);

    // Thread-safe.
    EnteredSubject enter(SubjectHead head, Submission submission) const {
        return entry_.enter(std::move(head), std::move(submission));
    }

    // `entered`: every form, in the order of the files.
    RoundResult score(std::vector<EnteredSubject> entered) const;

private:
    void mark_duplicates_among(std::vector<EnteredSubject>& entered) const;
    void note_look_alikes_among(std::vector<EnteredSubject>& entered) const;
    std::vector<MeasuredSubject> measure(std::vector<EnteredSubject> entered) const;
    std::vector<ComparedSubject> compare(std::vector<MeasuredSubject> measured) const;
    std::vector<RankedSubject> rank(std::vector<ComparedSubject> compared) const;
    std::vector<Subject> finish(std::vector<RankedSubject> ranked) const;

    const RubricPtr rubric_;
    const ScoreOptions& options_;
    const Round round_;
    const SubjectEntry entry_;
};

}  // namespace kaoping
