#pragma once

#include "rubric/evaluate.hpp"
#include "score/index.hpp"

namespace kaoping {

// What names mean for one subject: its form with the bureau's verified values, the bureau's facts,
// the readings, the dates of the round, the experts' points, the lists as far as they are counted.
// All references must outlive it.
class SubjectScope final : public Scope {
public:
    SubjectScope(const Round& round, const SubjectInput& input, const Assessment& assessment)
        : round_(round), input_(input), assessment_(assessment) {}
    Result name(const NameNode& name) const override;
    Result rows(const std::string& list) const override;
    Result aggregate(Function function, const ColumnNode& column) const override;
    Result matches(const std::string& list) const override;  // outside a row: not computable
    const LookupTable* table(const std::string& id) const override;

    const Round& round() const { return round_; }
    const SubjectInput& input() const { return input_; }
    const Assessment& assessment() const { return assessment_; }

private:
    Result fact(const std::string& id) const;
    Result expert_item(const std::string& id) const;

    const Round& round_;
    const SubjectInput& input_;
    const Assessment& assessment_;
};

// Everything as in another scope, but for what a derived class says.
class InnerScope : public Scope {
public:
    explicit InnerScope(const Scope& outer) : outer_(outer) {}
    Result name(const NameNode& name) const override { return outer_.name(name); }
    Result rows(const std::string& list) const override { return outer_.rows(list); }
    Result aggregate(Function function, const ColumnNode& column) const override {
        return outer_.aggregate(function, column);
    }
    Result matches(const std::string& list) const override { return outer_.matches(list); }
    const LookupTable* table(const std::string& id) const override { return outer_.table(id); }

private:
    const Scope& outer_;
};

// The value of a list's cell in rules: a blank has the column's default.
Result column_value(const Column& column, const Entry& entry);

// One row of a list. `derived` holds the derived columns computed so far, `key` the row's key
// (empty: none yet).
class RowScope final : public InnerScope {
public:
    RowScope(const SubjectScope& subject, const List& list, const ListRow& row,
             const std::vector<Result>& derived, const std::string& key)
        : InnerScope(subject),
          subject_(subject),
          list_(list),
          row_(row),
          derived_(derived),
          key_(key) {}
    Result name(const NameNode& name) const override;
    Result matches(const std::string& list) const override;

private:
    const SubjectScope& subject_;
    const List& list_;
    const ListRow& row_;
    const std::vector<Result>& derived_;
    const std::string& key_;
};

// One indicator's rule: `measure`, `points`, `judged` and the cohort's figures.
class IndicatorScope final : public InnerScope {
public:
    IndicatorScope(const Scope& subject, const Indicator& indicator, const Result& measure,
                   const Result& judged, const CohortFigures& cohort)
        : InnerScope(subject),
          indicator_(indicator),
          measure_(measure),
          judged_(judged),
          cohort_(cohort) {}
    Result name(const NameNode& name) const override;

private:
    Result cohort(CohortFigure figure) const;

    const Indicator& indicator_;
    const Result& measure_;
    const Result& judged_;
    const CohortFigures& cohort_;
};

// As if nobody had judged yet: tells whether a rule was settled without judgement.
class UndecidedScope final : public InnerScope {
public:
    UndecidedScope(const Scope& outer, const Round& round) : InnerScope(outer), round_(round) {}
    Result name(const NameNode& name) const override;

private:
    const Round& round_;
};

// Conditions on grades: `total` is the published total, undecided unless the subject is assessed.
class TotalScope final : public InnerScope {
public:
    TotalScope(const Scope& subject, const std::optional<Number>& total)
        : InnerScope(subject), total_(total) {}
    Result name(const NameNode& name) const override;

private:
    const std::optional<Number>& total_;
};

}  // namespace kaoping
