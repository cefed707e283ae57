#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "intake/sources.hpp"
#include "job/round/packed.hpp"
#include "model/scorecard.hpp"
#include "score/cohort.hpp"
#include "score/duplicates.hpp"
#include "score/subject_input.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// One institution of a round, step by step (round_scorer.hpp): entered, measured, compared, ranked,
// finished. Each step makes a value of the next type from the one before. What is kept in between
// is packed, so that ten thousand fit into memory; no step reads a file.

// Which of the workbooks and rows of BureauStore were given to a subject.
struct BureauClaim {
    std::set<std::size_t> graded;
    std::set<std::size_t> review;
};

// Who it is.
struct SubjectHead {
    std::shared_ptr<const Source> source;  // null: absent, or a document that is open
    std::string file;                      // relative, '/'; empty: absent
    std::string sha256;                    // of the submission's bytes
    Organisation organisation;  // as published: as typed, trimmed, or as the bureau verified it; of
                                // the roster for the absent
    BureauClaim claim;
    bool copy = false;  // a duplicate of the same bytes as another file, which stands for it
};

// A form that was just read, with all that is known before scoring.
struct OpenEntry : SubjectHead {
    SubjectInput input;
    BureauTyped typed;
};

// The same, kept.
struct KeptEntry : SubjectHead {
    Packed<SubjectInput> input;
    Packed<BureauTyped> typed;
};

// Read and validated.
struct EnteredSubject : KeptEntry {
    DuplicateCandidate candidate;           // of a form
    std::optional<std::size_t> roster_row;  // its own
};

// Scored as far as its own form goes.
struct MeasuredSubject : KeptEntry {
    Packed<Assessment> assessment;
    CohortMeasures measures;
};

// Scored with the figures of the cohort.
struct ComparedSubject : KeptEntry {
    Packed<Assessment> assessment;
    Standing standing;  // without rank and place
};

// With its rank and the place that quotas leave it.
struct RankedSubject : KeptEntry {
    Packed<Assessment> assessment;
    Standing standing;
};

// What became of it, in short.
struct SubjectOutcome {
    Status status = Status::pending;            // the scorecard's
    std::optional<std::string> previous_grade;  // of the year before, when known
    std::optional<Number> previous_total;
    std::size_t findings = 0;  // how many
    std::string graded_file;   // relative to the output folder; empty: none
    std::string returned_file;
};

// Finished, as a round keeps it. The findings of its input and of the bureau's cells stand among
// the scorecard's.
struct Subject : KeptEntry, SubjectOutcome {
    Packed<ScoreFigures> figures;  // their findings: all of them, reading first
    Packed<ScoreWorkings> workings;
};

// Finished, with everything at hand: for its documents.
struct OpenSubject : OpenEntry, SubjectOutcome {
    Scorecard card;
};

OpenSubject open(const Subject& subject);

}  // namespace kaoping
