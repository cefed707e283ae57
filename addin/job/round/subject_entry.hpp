#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "job/options.hpp"
#include "job/round/bureau_store.hpp"
#include "job/round/previous_results.hpp"
#include "job/round/roster_match.hpp"
#include "job/round/round_subject.hpp"
#include "job/round/submission_loader.hpp"
#include "recognise/roster.hpp"

namespace kaoping {

// What a run knows besides the submissions.
struct RoundSides {
    std::vector<std::filesystem::path>
        folders;  // where the round's own workbooks of an earlier run may lie
    const Workbook* roster = nullptr;
    const History* history = nullptr;
};

// form -> names -> what the bureau typed -> findings -> row of the roster: everything about one
// subject that is known before it is scored.
class SubjectEntry {
public:
    // `round` and `options` are kept by reference, what `sides` points to too.
    SubjectEntry(const Round& round, const ScoreOptions& options, const RoundSides& sides);

    // A form, `head` with its source, file and sha256. Thread-safe.
    EnteredSubject enter(SubjectHead head, Submission submission) const;

    // Those of the roster whose row none of `handed_in` has, in its order.
    std::vector<EnteredSubject> absent(const std::vector<EnteredSubject>& handed_in) const;

    // A row of the roster that several of these forms were matched with.
    std::vector<Finding> ambiguous_rows(const std::vector<EnteredSubject>& handed_in) const;

    // For each of `handed_in`, that its name looks like that of another institution, of these or of
    // the roster (name-looks-like).
    std::vector<std::optional<Finding>> look_alike_names(
        const std::vector<EnteredSubject>& handed_in) const;

    // Of the roster and the bureau's workbooks as they were read.
    std::vector<Finding> findings() const;
    const BureauStore& store() const { return store_; }

private:
    void validate_form(OpenEntry& subject) const;
    std::optional<std::size_t> find_in_roster(OpenEntry& subject) const;
    void take_history(const SubjectHead& head, SubjectInput& input) const;

    const Round& round_;
    const ScoreOptions& options_;
    const History* history_;
    const BureauStore store_;
    const std::optional<Roster> roster_;
    const std::optional<RosterMatch> roster_match_;
};

}  // namespace kaoping
