#pragma once

#include <filesystem>
#include <functional>
#include <optional>
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

// One institution of a round with everything that was found of it.
struct Subject {
    std::string file;           // relative, '/'; empty: absent
    std::function<std::variant<std::string, Refusal>()> load;  // the submission's bytes, read anew
    std::string sha256;
    std::string org_name;       // as typed, trimmed; of the roster for the absent
    std::string org_uscc;       // normalised; empty: missing
    SubjectInput input;         // submission, bureau's input, findings of reading and validation
    TypedCells graded_typed;    // what the bureau typed into the graded workbook
    TypedCells review_typed;    // and into the review workbook
    Scorecard card;             // its findings: all of them, reading first
    std::string graded_file;    // relative to the output folder; empty: none
    std::string returned_file;
};

struct RoundResult {
    RubricPtr rubric;
    std::string rubric_sha256;
    RoundContext context;
    std::vector<Subject> subjects;  // by file, absent ones last
    std::vector<std::string> panel; // experts of LIST
    // What the bureau typed for organisations without a workbook or row in this run, kept for the next.
    std::vector<std::filesystem::path> kept_graded;
    std::vector<ReviewRow> kept_review;
};

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
};

// Subjects of this status have a graded workbook and a row in 评审表.
bool has_graded(Status status);
std::string_view status_name(Status status);  // as results.json says it
std::string_view basis_name(Basis basis);
// Exit status 3: something a person must act on. `check`: points still owed by the bureau are nothing of the kind.
bool needs_action(const RunResult& run, bool check);

}  // namespace kaoping
