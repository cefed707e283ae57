#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "job/options.hpp"
#include "job/round/bureau_store.hpp"
#include "job/round/previous_results.hpp"
#include "job/round/roster_match.hpp"
#include "job/round/run_result.hpp"
#include "job/round/submission_loader.hpp"
#include "recognise/roster.hpp"
#include "reports/review/shown.hpp"
#include "score/cohort.hpp"
#include "score/duplicates.hpp"

namespace kaoping {

// What a run knows besides the submissions.
struct RoundSides {
    std::vector<std::filesystem::path>
        folders;  // where the round's own workbooks of an earlier run may lie
    const Workbook* roster = nullptr;
    const History* history = nullptr;
};

class RoundScorer;

// One form after its first reading.
struct Entrant {
    const RoundScorer* round = nullptr;
    KeptSubject subject;
    std::unique_ptr<Assessment>
        assessment;  // null: the subject is set aside, and its scorecard holds the few figures
    CohortMeasures measures;
    DuplicateCandidate candidate;
};

// Validates and scores one round (rubric x year). A subject goes through one chain of pure steps:
//
//   form -> names -> what the bureau typed -> findings -> first scoring | cohort -> second scoring
//   | ranks -> grade
//
// At each bar every other subject is waited for. A subject that is not kept whole is dropped there
// but for the few figures that the bar asks of it, and goes through the chain again behind it.
class RoundScorer {
public:
    RoundScorer(RubricPtr rubric, int year, std::span<const RubricPtr> rubrics,
                const ScoreOptions& options, const RoundSides& sides);

    // Up to the first bar; thread-safe.
    std::unique_ptr<Entrant> enter(Subject subject, Submission submission, bool whole) const;

    // Up to the last one. Subjects that are kept whole are finished, and the absent ones added.
    // Throws SourceChanged.
    RoundResult score(std::vector<std::unique_ptr<Entrant>> entrants);

    using Make = std::function<std::string(Subject&)>;
    using Take = std::function<void(std::string_view)>;
    // Calls make for every subject while it is whole and finished, in parallel, and take with what
    // it returned, in the order of the subjects. Once only. Throws SourceChanged and what the two
    // throw.
    void for_each_whole(RoundResult& round, const Make& make, const Take& take) const;

    // The subject as for_each_whole had it, but for findings of the round; read once more where it
    // was set aside.
    void with_whole(const RoundResult& round, std::size_t index,
                    const std::function<void(const Subject&)>& use) const;

    // After score: of the roster and the bureau's workbooks; names and sha256 of those.
    std::vector<Finding> findings() const;
    const std::vector<std::pair<std::string, std::string>>& bureau_inputs() const {
        return store_.inputs();
    }

private:
    // Between the bars, parallel to the subjects.
    struct Bar {
        std::vector<std::unique_ptr<Assessment>> whole;  // null: set aside
        std::vector<CohortMeasures> measures;
        std::vector<DuplicateCandidate> candidates;  // of those handed in
    };
    struct DuplicateNote {
        std::string copy_of;
        std::vector<std::string> files;
    };

    void prepare(Subject& subject, Submission submission) const;
    Assessment assess_first(const SubjectInput& input) const;
    void assess_second(const SubjectInput& input, Assessment& assessment) const;
    void mark_duplicates_of(RoundResult& round, Bar& bar);
    void note_year(const Subject& subject) const;
    void find_in_roster(const Subject& subject) const;
    void add_absent(RoundResult& round, Bar& bar) const;
    void score_second(KeptSubject& kept, Assessment* whole) const;
    void give_standings(RoundResult& round, Bar& bar) const;
    void finish(Subject& subject, Assessment assessment) const;
    void restore(Subject& subject) const;
    void set_aside(Subject& subject) const;

    const RubricPtr rubric_;
    const std::vector<RubricPtr> rubrics_;
    const ScoreOptions& options_;
    const Round facts_;
    const BureauStore store_;
    const History* history_;
    const std::optional<Roster> roster_;
    const ReviewShown shown_;
    const bool waits_for_cohort_;
    const std::optional<RosterMatch> roster_match_;
    mutable std::vector<std::atomic<bool>> handed_in_;  // by row of the roster; set by prepare
    std::map<std::string, DuplicateNote> duplicates_;   // by file
    std::optional<Cohort> cohort_;
    std::vector<Finding> kept_;  // of what nobody claimed, and of rows that several forms claim
};

}  // namespace kaoping
