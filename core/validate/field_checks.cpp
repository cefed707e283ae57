#include "rubric/labels.hpp"
#include "validate/form_scope.hpp"
#include "validate/value_bounds.hpp"

namespace kaoping::validation {

namespace {

void report_field(FormSubject& subject, std::size_t at, FindingCode code, const Text& want) {
    const Field& field = subject.rubric.fields[at];
    subject.report(Severity::error, code, field.id, subject.cell(at),
                   {{"label", subject.label(at)},
                    {"found", same(subject.typed(at))},
                    {"want", want},
                    {"type", same(is_numeric(field.spec.type) ? "number" : "other")},
                    {"article", same(cited_article(subject.rubric, field))}});
}

bool is_required_here(const Field& field, const FormScope& scope) {
    return field.need == Need::conditional && field.required_when &&
           !touches_unreadable(*field.required_when, scope) &&
           is_decided(*field.required_when, scope) &&
           is_true(evaluate(*field.required_when, scope));
}

void report_missing(FormSubject& subject, std::size_t at, const FormScope& scope) {
    const Field& field = subject.rubric.fields[at];
    if (field.need == Need::required)
        report_field(subject, at, "required-missing", same(field.spec.unit));
    if (is_required_here(field, scope))
        report_field(subject, at, "required-here", same(field.spec.unit));
}

// 不适用 is an answer (A4), but not to who the institution is, nor where the rubric refuses it.
bool refuses_not_applicable(const Field& field) {
    const bool names_subject =
        field.spec.type == ValueType::uscc || field.spec.type == ValueType::name;
    return field.refuses_not_applicable || (names_subject && field.need == Need::required);
}

}  // namespace

void validate_fields(FormSubject& subject) {
    const FormScope scope(subject);
    for (std::size_t at = 0; at < subject.rubric.fields.size(); ++at) {
        if (subject.unreadable(at)) continue;
        const Field& field = subject.rubric.fields[at];
        const Value& value = subject.value(at);
        if (is_missing(value)) report_missing(subject, at, scope);
        if (is_not_applicable(value) && refuses_not_applicable(field))
            report_field(subject, at, "not-applicable-refused", {});
        if (const auto excess = outside(bounds_of(field), value))
            report_field(subject, at, excess->code, with_unit(excess->bound, field.spec.unit));
    }
}

}  // namespace kaoping::validation
