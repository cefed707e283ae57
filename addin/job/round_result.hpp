#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "intake/refusal.hpp"
#include "model/finding.hpp"
#include "model/round.hpp"
#include "model/scorecard.hpp"
#include "model/typed_cell.hpp"
#include "recognise/review.hpp"
#include "rubric/rubric.hpp"
#include "score/subject.hpp"

namespace kaoping {

// Which of the workbooks and rows of BureauStore were given to a subject.
struct BureauClaim {
    std::set<std::size_t> graded;
    std::set<std::size_t> review;
};

// One institution of a round with everything that was found of it. The bulk of it (input, and of the scorecard the lists,
// values and most findings) is kept of the first subjects only, so that memory does not grow with the round: of the others
// it is set aside and read again when their documents are written (RoundScorer).
struct Subject {
    std::string file;           // relative, '/'; empty: absent
    std::function<std::variant<std::string, Refusal>()> load;  // the submission's bytes, read anew
    std::string sha256;
    std::string org_name;       // as typed, trimmed; of the roster for the absent
    std::string org_uscc;       // normalised; empty: missing
    bool whole = true;          // false: set aside
    // Submission, bureau's input, findings of reading and validation. Set aside: what the review workbook shows, or null.
    std::unique_ptr<SubjectInput> input = std::make_unique<SubjectInput>();
    TypedCells graded_typed;    // what the bureau typed into the graded workbook
    TypedCells review_typed;    // and into the review workbook
    Scorecard card;             // its findings: all of them, reading first. Set aside: what lists and the summary ask for
    std::optional<std::size_t> place;         // Assessment::place
    std::optional<std::string> previous_grade;  // of the year before, when known
    std::optional<Number> previous_total;
    BureauClaim claim;
    bool copy = false;          // a duplicate of the same bytes as another file, which stands for it
    std::string graded_file;    // relative to the output folder; empty: none
    std::string returned_file;
};

using Subjects = std::deque<Subject>;  // as Assessments

struct RoundResult {
    RoundResult() = default;
    RoundResult(RoundResult&&) = default;  // never copied: a vector of them would, as a deque's move may throw
    RoundResult& operator=(RoundResult&&) = default;

    RubricPtr rubric;
    std::string rubric_sha256;
    RoundContext context;
    Subjects subjects;  // by file, absent ones last
    std::vector<std::string> panel; // experts of LIST
    // What the bureau typed for organisations without a workbook or row in this run, kept for the next.
    std::vector<std::filesystem::path> kept_graded;
    std::vector<ReviewRow> kept_review;
};

// Of greater rounds the summary's scorecards keep errors only: nobody reads through so many warnings in one sheet, and
// results.json and the graded workbooks have them.
inline constexpr std::size_t all_findings_up_to = 1000;  // subjects of a round

struct Unreadable {
    std::string file;
    std::string code;  // encrypted, not-a-workbook, unsupported-format, damaged, too-large, unknown-form
    Finding finding;   // the words
};

struct RunResult {
    std::vector<RoundResult> rounds;      // by rubric id, then year
    std::vector<Unreadable> unreadable;   // by file
    std::vector<std::string> attachments;
    std::vector<Finding> findings;        // of the run: skipped folders, experts missing from LIST ...
    std::string json;                     // results.json of a run that writes none (check), when ScoreOptions::json asks for it
};

// Subjects of this status have a graded workbook and a row in 评审表.
bool has_graded(Status status);
std::string_view status_name(Status status);  // as results.json says it
std::string_view basis_name(Basis basis);
// Exit status 3: something a person must act on. `check`: points still owed by the bureau are nothing of the kind.
// Nor is a copy, byte for byte, of a file that stands for it.
bool needs_action(const RunResult& run, bool check);

}  // namespace kaoping
