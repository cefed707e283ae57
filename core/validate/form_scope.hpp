#pragma once

#include <functional>
#include <string>

#include "rubric/evaluate.hpp"
#include "validate/form_subject.hpp"

namespace kaoping::validation {

// Private to this stage. What names mean in checks and conditions of a form: the values that count,
// readings, dates of the round; of lists every row that was filled in, as which of them count is
// not decided here.
class FormScope : public Scope {
public:
    explicit FormScope(const FormSubject& subject) : subject_(subject) {}

    Result name(const NameNode& name) const override;
    Result rows(const std::string& list) const override;
    Result aggregate(Function function, const ColumnNode& column) const override;
    Result matches(const std::string& list) const override;
    const LookupTable* table(const std::string& id) const override {
        return subject_.rubric.table(id);
    }

    // True when the cell, or a cell of the list's column, holds what could not be read.
    virtual bool unreadable(const NameNode& name) const;
    bool unreadable(const ColumnNode& column) const;

    const FormSubject& subject() const { return subject_; }

private:
    const FormSubject& subject_;
};

// One row of a list inside its form.
class RowScope final : public FormScope {
public:
    // `as_keys`: texts are given as comparison keys (A6).
    RowScope(const FormScope& form, const List& list, const ListRow& row, bool as_keys = false)
        : FormScope(form), list_(list), row_(row), as_keys_(as_keys) {}

    Result name(const NameNode& name) const override;
    using FormScope::unreadable;
    bool unreadable(const NameNode& name) const override;

private:
    const Entry* entry(const std::string& column) const;

    const List& list_;
    const ListRow& row_;
    bool as_keys_;
};

// True when the outcome does not rest on a value that is missing or 不适用: such an operand makes
// no finding.
bool is_decided(const Expr& expression, const FormScope& scope);

// True when any operand holds what could not be read.
bool touches_unreadable(const Expr& expression, const FormScope& scope);

}  // namespace kaoping::validation
