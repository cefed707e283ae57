#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "intake/sources.hpp"
#include "model/scorecard.hpp"
#include "model/typed_cell.hpp"
#include "score/subject_input.hpp"

namespace kaoping {

// Which of the workbooks and rows of BureauStore were given to a subject.
struct BureauClaim {
    std::set<std::size_t> graded;
    std::set<std::size_t> review;
};

// One institution of a round with everything that was found of it. The bulk of it (input, and of
// the scorecard the lists, values and most findings) is kept of the first subjects only, so that
// memory does not grow with the round: of the others it is set aside and read again when their
// documents are written (RoundScorer).
struct Subject {
    std::shared_ptr<const Source> source;  // null: absent, or a document that is open
    std::string file;                      // relative, '/'; empty: absent
    std::string sha256;                    // of the submission's bytes
    std::string org_name;                  // as typed, trimmed; of the roster for the absent
    std::string org_uscc;                  // normalised; empty: missing
    bool whole = true;                     // false: set aside
    // Submission, bureau's input, findings of reading and validation. Set aside: what the review
    // workbook shows, or null.
    std::unique_ptr<SubjectInput> input = std::make_unique<SubjectInput>();
    TypedCells graded_typed;  // what the bureau typed into the graded workbook
    TypedCells review_typed;  // and into the review workbook
    Scorecard card;  // its findings: all of them, reading first. Set aside: what lists and the
                     // summary ask for
    std::optional<std::size_t> place;           // Assessment::place
    std::optional<std::string> previous_grade;  // of the year before, when known
    std::optional<Number> previous_total;
    BureauClaim claim;
    bool copy = false;        // a duplicate of the same bytes as another file, which stands for it
    std::string graded_file;  // relative to the output folder; empty: none
    std::string returned_file;
};

}  // namespace kaoping
