#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/effective.hpp"
#include "model/round_context.hpp"
#include "model/submission.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::validation {

// Private to this stage: one form with what is known about it, and the findings so far. `at` is a
// position in Rubric::fields.
class FormSubject {
public:
    FormSubject(const Submission& s, const Rubric& r, const RoundContext& c, const BureauInput* b);

    const Value& value(std::size_t at) const {
        return effective_value(submission.fields[at], verified_[at]);
    }
    const Verified* verified(std::size_t at) const { return verified_[at]; }
    // Text stands in the cell that could not be read, and the bureau has not corrected it.
    bool unreadable(std::size_t at) const {
        return verified_[at] == nullptr && submission.fields[at].unreadable;
    }
    // Where the value that counts stands, and as it was typed; empty when blank.
    const std::string& cell(std::size_t at) const;
    std::string typed(std::size_t at) const;
    // The label, with its year when the field is one of a series.
    Text label(std::size_t at) const;
    std::size_t position(const std::string& field) const;  // npos: no such field
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    const PackedRows& rows(const List& list) const {
        return submission.lists[static_cast<std::size_t>(&list - rubric.lists.data())];
    }

    void report(Severity severity, FindingCode code, std::string field, std::string cell,
                std::vector<std::pair<std::string, Text>> args) {
        findings.push_back({severity, code, std::move(field), std::move(cell), std::move(args)});
    }

    const Submission& submission;
    const Rubric& rubric;
    const RoundContext& round;
    std::vector<Finding> findings;

private:
    std::vector<const Verified*> verified_;  // parallel to Rubric::fields
    std::unordered_map<std::string, std::size_t> positions_;
};

// 促成项目·合同金额
Text column_label(const List& list, const Column& column);

void validate_fields(FormSubject& subject);
void validate_lists(FormSubject& subject);
void run_checks(FormSubject& subject);
void note_empty_lists(FormSubject& subject);
void note_shared_keys(FormSubject& subject);

}  // namespace kaoping::validation
