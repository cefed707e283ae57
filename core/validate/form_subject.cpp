#include "validate/form_subject.hpp"

#include "rubric/labels.hpp"

namespace kaoping::validation {

FormSubject::FormSubject(const Submission& s, const Rubric& r, const RoundContext& c,
                         const BureauInput* b)
    : submission(s), rubric(r), round(c) {
    verified_.reserve(r.fields.size());
    for (const Field& field : r.fields) {
        positions_.emplace(field.id, verified_.size());
        verified_.push_back(verification(b, field.id));
    }
}

const std::string& FormSubject::cell(std::size_t at) const {
    return verified_[at] == nullptr ? submission.fields[at].cell : verified_[at]->cell;
}

std::string FormSubject::typed(std::size_t at) const {
    return (verified_[at] == nullptr ? submission.fields[at].raw : verified_[at]->raw).value_or("");
}

Text FormSubject::label(std::size_t at) const {
    const Field& field = rubric.fields[at];
    if (field.series == 0) return field.label;
    const std::string year = " " + std::to_string(series_year(field, round.year));
    return {field.label.zh + year, field.label.en + year};
}

std::size_t FormSubject::position(const std::string& id) const {
    const auto found = positions_.find(id);
    return found == positions_.end() ? npos : found->second;
}

Text column_label(const List& list, const Column& column) {
    constexpr const char* dot = "\xC2\xB7";
    return {list.label.zh + dot + column.label.zh, list.label.en + dot + column.label.en};
}

}  // namespace kaoping::validation
