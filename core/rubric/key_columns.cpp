#include "rubric/key_columns.hpp"

#include <algorithm>

#include "rubric/walk.hpp"

namespace kaoping {

namespace {

// Derived columns read only those above them, so this ends.
bool reads(const List& list, const ExprPtr& expression, const std::string& column) {
    if (!expression) return false;
    bool found = false;
    visit_names(*expression, [&](const NameNode& name) {
        if (name.kind == NameKind::column) found = found || name.id == column;
        if (name.kind != NameKind::derived) return;
        const auto derived = std::find_if(list.derived.begin(), list.derived.end(),
                                          [&](const DerivedColumn& d) { return d.id == name.id; });
        found =
            found || (derived != list.derived.end() && reads(list, derived->expression, column));
    });
    return found;
}

}  // namespace

bool is_key_column(const List& list, const Column& column) {
    return reads(list, list.key, column.id);
}

bool is_kept_as_text(const List& list, const Column& column) {
    const ValueType type = column.spec.type;
    if (column.key_text || type == ValueType::uscc || type == ValueType::phone) return true;
    return (type == ValueType::text || type == ValueType::name) && is_key_column(list, column);
}

}  // namespace kaoping
