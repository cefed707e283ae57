#include "score/score_scope.hpp"

#include <algorithm>

#include "rubric/constants.hpp"

namespace kaoping {

namespace {

Result or_pending(const std::optional<Number>& number) {
    if (number) return *number;
    return Pending{};
}

// Folds the counted rows of one column. Blank and inapplicable cells take no part (lint asks for
// required columns); a row that cannot be computed makes the whole incomputable, never silently
// smaller (A11).
class Fold {
public:
    void add(const Result& r) {
        if (std::holds_alternative<Pending>(r) || std::holds_alternative<NotComputable>(r)) {
            if (!std::holds_alternative<Pending>(state_)) state_ = r;
            return;
        }
        const auto* number = std::get_if<Number>(&r);
        if (number == nullptr) return;
        sum_ += *number;
        if (count_ == 0 || *number > largest_) largest_ = *number;
        if (count_ == 0 || *number < smallest_) smallest_ = *number;
        ++count_;
    }

    Result result(Function function) const {
        if (!std::holds_alternative<Missing>(state_)) return state_;
        if (function == Function::sum) return sum_;
        if (count_ == 0) return NotComputable{};
        switch (function) {
            case Function::average: return sum_ / Number(count_);
            case Function::largest: return largest_;
            case Function::smallest: return smallest_;
            default: return NotComputable{};
        }
    }

private:
    Result state_ = Missing{};
    Number sum_, largest_, smallest_;
    std::int64_t count_ = 0;
};

template <class Items>
std::size_t position(const Items& items, const std::string& id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return static_cast<std::size_t>(found - items.begin());
}

}  // namespace

Result column_value(const Column& column, const Entry& entry) {
    if (is_missing(entry.value) && column.default_value) return *column.default_value;
    return to_result(entry.value);
}

Result SubjectScope::name(const NameNode& n) const {
    switch (n.kind) {
        case NameKind::field: {
            const auto& effective = assessment_.card.effective;
            const std::size_t at = round_.field(n.id);
            return at < effective.size() && effective[at] ? to_result(*effective[at])
                                                          : Result(Missing{});
        }
        case NameKind::fact: return fact(n.id);
        case NameKind::reading: {
            const auto found = round_.readings.find(n.id);
            return found == round_.readings.end() ? Result(NotComputable{}) : found->second;
        }
        case NameKind::expert_item: return expert_item(n.id);
        case NameKind::round_fact: return round_result(round_.context, n.fact);
        case NameKind::total: return Pending{};
        default: return NotComputable{};
    }
}

Result SubjectScope::fact(const std::string& id) const {
    if (input_.bureau.undecided_facts.contains(id)) return Pending{};
    const auto entered = input_.bureau.facts.find(id);
    if (entered != input_.bureau.facts.end() && !is_missing(entered->second))
        return to_result(entered->second);
    const std::size_t at = round_.fact(id);
    if (at == Round::npos) return Missing{};
    const Fact& fact = round_.rubric.facts[at];
    if (fact.blank == BlankFact::pending) return Pending{};
    if (fact.blank == BlankFact::missing) return Missing{};
    if (fact.spec.type == ValueType::yes_no) return false;
    return is_numeric(fact.spec.type) ? Result(Number()) : Result(Missing{});
}

Result SubjectScope::expert_item(const std::string& id) const {
    const auto& means = assessment_.card.expert_means;
    const auto found = means.find(id);
    return found == means.end() ? Result(Pending{}) : or_pending(found->second);
}

Result SubjectScope::rows(const std::string& id) const {
    const std::size_t at = round_.list(id);
    if (at >= assessment_.lists.size()) return Number();
    return Number(static_cast<std::int64_t>(assessment_.lists[at].counted));
}

Result SubjectScope::aggregate(Function function, const ColumnNode& node) const {
    const std::size_t at = round_.list(node.list);
    Fold fold;
    if (at >= assessment_.lists.size() || at >= input_.submission.lists.size())
        return fold.result(function);
    const List& list = round_.rubric.lists[at];
    const ListCount& count = assessment_.lists[at];
    const auto& rows = input_.submission.lists[at];
    const std::size_t column = position(list.columns, node.column);
    const std::size_t derived = position(list.derived, node.column);
    PackedRows::Reader reader(rows);
    for (std::size_t i = 0; i < count.rows.size(); ++i) {
        if (!count.rows[i].counted) continue;
        if (column < list.columns.size()) {
            const ListRow& row = reader.row(i);
            fold.add(column < row.cells.size()
                         ? column_value(list.columns[column], row.cells[column])
                         : Result(Missing{}));
        } else if (derived < list.derived.size()) {
            fold.add(count.derived[i][derived]);
        }
    }
    return fold.result(function);
}

Result SubjectScope::matches(const std::string&) const { return NotComputable{}; }

const LookupTable* SubjectScope::table(const std::string& id) const {
    return round_.rubric.table(id);
}

Result RowScope::name(const NameNode& n) const {
    if (n.kind == NameKind::column) {
        const std::size_t at = position(list_.columns, n.id);
        if (at >= row_.cells.size()) return Missing{};
        return column_value(list_.columns[at], row_.cells[at]);
    }
    if (n.kind == NameKind::derived) {
        const std::size_t at = position(list_.derived, n.id);
        return at < derived_.size() ? derived_[at] : Result(NotComputable{});
    }
    return InnerScope::name(n);
}

Result RowScope::matches(const std::string& id) const {
    const std::size_t at = subject_.round().list(id);
    const auto& lists = subject_.assessment().lists;
    return !key_.empty() && at < lists.size() && lists[at].counted_keys.contains(key_);
}

Result IndicatorScope::name(const NameNode& n) const {
    switch (n.kind) {
        case NameKind::measure: return measure_;
        case NameKind::judged: return judged_;
        case NameKind::max_points:
            return indicator_.points ? Result(*indicator_.points) : Result(NotComputable{});
        case NameKind::cohort: return cohort(n.figure);
        default: return InnerScope::name(n);
    }
}

// A figure that is lacking because this subject's own measure is, is lacking in the same way.
Result IndicatorScope::cohort(CohortFigure figure) const {
    if (const std::optional<Number> value = cohort_.of(figure)) return *value;
    return std::holds_alternative<Number>(measure_) ? Result(Pending{}) : measure_;
}

Result UndecidedScope::name(const NameNode& n) const {
    return given_by_people(round_.rubric, n) ? Result(Pending{}) : InnerScope::name(n);
}

Result TotalScope::name(const NameNode& n) const {
    return n.kind == NameKind::total ? or_pending(total_) : InnerScope::name(n);
}

}  // namespace kaoping
