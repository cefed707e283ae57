#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>

#include "intake/sources.hpp"
#include "job/options.hpp"
#include "job/round/run_result.hpp"
#include "job/rubrics.hpp"
#include "model/submission.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// A file that is a form of a known rubric, read but not yet validated.
struct LoadedForm {
    RubricPtr rubric;
    std::string sha256;
    Submission submission;
};

// bytes -> cells -> submission for one file. Pure: the same bytes give the same result on any
// thread.
std::variant<LoadedForm, Unreadable> load_form(const Source& source, const RubricsOfRun& rubrics);

// cells -> submission for a document that is open in an office; its digest is that of its cells.
std::variant<LoadedForm, Unreadable> load_form(const OpenDocument& document,
                                               const RubricsOfRun& rubrics);

// The bytes of a form once more, for the copy that is returned; nullopt: it was replaced, changed
// or removed since.
std::optional<std::string> load_bytes_again(const SubjectHead& subject);

}  // namespace kaoping
