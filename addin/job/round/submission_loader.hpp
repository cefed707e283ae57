#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <variant>

#include "intake/sources.hpp"
#include "job/options.hpp"
#include "job/round/run_result.hpp"
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
std::variant<LoadedForm, Unreadable> load_form(const Source& source,
                                               std::span<const RubricPtr> rubrics);

// cells -> submission for a document that is open in an office; its digest is that of its cells.
std::variant<LoadedForm, Unreadable> load_form(const OpenDocument& document,
                                               std::span<const RubricPtr> rubrics);

// The file is not the one that was read before: it was replaced, changed or removed while the run
// went on.
struct SourceChanged : std::runtime_error {
    explicit SourceChanged(std::string file_)
        : std::runtime_error(file_ + ": changed while running"), file(std::move(file_)) {}
    std::string file;
};

// The same file once more. Throws SourceChanged.
LoadedForm load_form_again(const Subject& subject, std::span<const RubricPtr> rubrics);
std::string load_bytes_again(const Subject& subject);

}  // namespace kaoping
