#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/submission.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// What tells submissions of one subject apart (A14: code and name).
struct DuplicateCandidate {
    OrganisationKey organisation;  // as read, else as typed; an empty part: never a duplicate
    std::optional<Date> filled_on;
    std::string sha256;           // of the file's bytes
    std::string typed_name = {};  // the name as typed, with all its characters
};

enum class DuplicatePolicy { reject, latest };  // --duplicates

enum class DuplicateMark {
    none,       // assessed
    duplicate,  // one of several submissions of a subject, not assessed
    copy,       // the same bytes as an earlier candidate, which stands for it
};

struct DuplicateVerdict {
    DuplicateMark mark = DuplicateMark::none;
    std::size_t original = 0;  // of a copy: the candidate that stands for it
    std::vector<std::size_t>
        others;  // the other candidates of the same subject, copies included, in order
};

// What identifies this submission; the fields are those of the common head. `bureau` may be null.
DuplicateCandidate duplicate_candidate(const Rubric& rubric, const Submission& submission,
                                       const BureauInput* bureau, const std::string& sha256);

// Parallel to `candidates` (in path order). reject: of several none is assessed. latest: the
// greatest filled_on is, and when several have it, or none has a date, none is.
std::vector<DuplicateVerdict> mark_duplicates(const std::vector<DuplicateCandidate>& candidates,
                                              DuplicatePolicy policy);

}  // namespace kaoping
