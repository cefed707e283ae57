#include "validate/form_scope.hpp"

#include <algorithm>

#include "rubric/constants.hpp"
#include "text/normal.hpp"

namespace kaoping::validation {

Result FormScope::name(const NameNode& n) const {
    switch (n.kind) {
        case NameKind::field: {
            const std::size_t at = subject_.position(n.id);
            return at == FormSubject::npos ? Result(NotComputable{})
                                           : to_result(subject_.value(at));
        }
        case NameKind::reading: {
            const ReadingChoice* reading = subject_.rubric.reading(n.id);
            return reading == nullptr ? Result(NotComputable{}) : reading_result(*reading);
        }
        case NameKind::round_fact: return round_result(subject_.round, n.fact);
        default:
            return Pending{};  // points, facts of the bureau and their like: a form is validated
                               // without them
    }
}

Result FormScope::rows(const std::string& id) const {
    const List* list = subject_.rubric.list(id);
    if (list == nullptr) return NotComputable{};
    return Number(static_cast<std::int64_t>(subject_.rows(*list).size()));
}

Result FormScope::aggregate(Function function, const ColumnNode& column) const {
    const List* list = subject_.rubric.list(column.list);
    if (list == nullptr) return NotComputable{};
    const NameNode cell{column.column, list->column(column.column) != nullptr ? NameKind::column
                                                                              : NameKind::derived};
    std::vector<Number> numbers;
    for (const ListRow& row : subject_.rows(*list)) {
        Result value = RowScope(*this, *list, row).name(cell);
        if (std::holds_alternative<NotComputable>(value)) return value;
        if (const auto* number = std::get_if<Number>(&value)) numbers.push_back(*number);
    }
    Number sum;
    for (const Number& number : numbers) sum += number;
    if (function == Function::sum) return sum;
    if (numbers.empty()) return NotComputable{};
    if (function == Function::average)
        return sum / Number(static_cast<std::int64_t>(numbers.size()));
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    return function == Function::largest ? *most : *least;
}

Result FormScope::matches(const std::string&) const { return NotComputable{}; }

bool FormScope::unreadable(const NameNode& n) const {
    const std::size_t at = n.kind == NameKind::field ? subject_.position(n.id) : FormSubject::npos;
    return at != FormSubject::npos && subject_.unreadable(at);
}

bool FormScope::unreadable(const ColumnNode& column) const {
    const List* list = subject_.rubric.list(column.list);
    if (list == nullptr) return false;
    const auto& rows = subject_.rows(*list);
    const Column* single = list->column(column.column);
    return std::any_of(rows.begin(), rows.end(), [&](const ListRow& row) {
        if (single != nullptr)
            return row.cells[static_cast<std::size_t>(single - list->columns.data())].unreadable;
        return std::any_of(row.cells.begin(), row.cells.end(),
                           [](const Entry& e) { return e.unreadable; });
    });
}

const Entry* RowScope::entry(const std::string& id) const {
    const Column* column = list_.column(id);
    return column == nullptr ? nullptr
                             : &row_.cells[static_cast<std::size_t>(column - list_.columns.data())];
}

Result RowScope::name(const NameNode& n) const {
    if (n.kind == NameKind::derived) {
        for (const DerivedColumn& derived : list_.derived)
            if (derived.id == n.id && derived.expression)
                return evaluate(*derived.expression, *this);
        return NotComputable{};
    }
    if (n.kind != NameKind::column) return FormScope::name(n);
    const Entry* cell = entry(n.id);
    if (cell == nullptr) return NotComputable{};
    if (const auto& standing_in = list_.column(n.id)->default_value;
        standing_in && is_missing(cell->value))
        return *standing_in;
    if (const auto* text = std::get_if<std::string>(&cell->value); text != nullptr && as_keys_)
        return list_key(*text);
    return to_result(cell->value);
}

bool RowScope::unreadable(const NameNode& n) const {
    if (n.kind == NameKind::column) {
        const Entry* cell = entry(n.id);
        return cell != nullptr && cell->unreadable;
    }
    if (n.kind == NameKind::derived)
        return std::any_of(row_.cells.begin(), row_.cells.end(),
                           [](const Entry& e) { return e.unreadable; });
    return FormScope::unreadable(n);
}

}  // namespace kaoping::validation
