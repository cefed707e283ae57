#include <algorithm>
#include <unordered_map>

#include "rubric/labels.hpp"
#include "text/normal.hpp"
#include "validate/form_scope.hpp"

namespace kaoping::validation {

namespace {

// The columns that a key is made of; empty when it is made of anything else.
std::vector<std::string> key_columns(const List& list) {
    if (!list.key) return {};
    std::vector<std::string> ids;
    const auto take = [&](const Expr& part) {
        const auto* name = std::get_if<NameNode>(&part.node);
        if (name == nullptr || name->kind != NameKind::column) return false;
        ids.push_back(name->id);
        return true;
    };
    if (take(*list.key)) return ids;
    const auto* call = std::get_if<CallNode>(&list.key->node);
    if (call == nullptr || call->function != Function::key) return {};
    for (const ExprPtr& argument : call->arguments)
        if (!take(*argument)) return {};
    return ids;
}

std::string part_of_key(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return list_key(*text);
    if (const auto* number = std::get_if<Number>(&value)) return number->to_decimal(6);
    if (const auto* date = std::get_if<Date>(&value)) return to_iso(*date);
    return "";
}

// A day alone tells rows of one list apart, but says nothing of rows elsewhere.
bool only_dates(const List& list, const std::vector<std::string>& ids) {
    return std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
        return list.column(id)->spec.type == ValueType::date;
    });
}

// By which columns rows of two lists are known to be the same thing: their common key, or the whole
// key of one where the other has those columns outside its own key (a project registered under a
// number, and landed under its name). Part of a key says nothing: a standard may be named as an
// event of some day is.
std::vector<std::string> shared_columns(const List& a, const List& b) {
    auto key_a = key_columns(a);
    auto key_b = key_columns(b);
    if (key_a == key_b) return key_a;
    const auto has_outside_key = [](const List& list, const std::vector<std::string>& key,
                                    const std::vector<std::string>& wanted) {
        return !wanted.empty() &&
               std::all_of(wanted.begin(), wanted.end(), [&](const std::string& id) {
                   return list.column(id) != nullptr &&
                          std::find(key.begin(), key.end(), id) == key.end();
               });
    };
    if (has_outside_key(a, key_a, key_b)) return key_b;
    if (has_outside_key(b, key_b, key_a)) return key_a;
    return {};
}

// Empty when a part is.
std::string key_of(const List& list, const ListRow& row, const std::vector<std::string>& columns) {
    std::string key;
    for (const std::string& id : columns) {
        const auto index = static_cast<std::size_t>(list.column(id) - list.columns.data());
        const std::string part = part_of_key(row.cells[index].value);
        if (part.empty()) return "";
        key += part;
        key += key_separator;
    }
    return key;
}

// A list that asks MATCHES of another is meant to hold the same keys.
bool is_linked(const Rubric& rubric, const List& list, const List& other) {
    const auto asks = [&](const List& from, const List& to) {
        Operands operands;
        for (const ExprPtr& expression : {from.where, from.key, from.period})
            operands.add(operands_of(rubric, expression));
        for (const DerivedColumn& derived : from.derived)
            operands.add(operands_of(rubric, derived.expression));
        return operands.lists.contains(to.id);
    };
    return asks(list, other) || asks(other, list);
}

void compare_keys(FormSubject& subject, const List& list, const std::vector<std::string>& ids,
                  const List& other) {
    const PackedRows& rows = subject.rows(list);
    std::unordered_map<std::string, std::size_t> seen;
    std::size_t at = 0;
    for (const ListRow& row : rows) {
        if (std::string key = key_of(list, row, ids); !key.empty())
            seen.try_emplace(std::move(key), at);
        ++at;
    }
    const auto index = static_cast<std::size_t>(list.column(ids.front()) - list.columns.data());
    for (const ListRow& row : subject.rows(other)) {
        const std::string key = key_of(other, row, ids);
        const auto found = key.empty() ? seen.end() : seen.find(key);
        if (found == seen.end()) continue;
        const ListRow first = rows[found->second];
        subject.report(Severity::warning, "same-key-elsewhere", list.id, first.cells[index].cell,
                       {{"list", list.label},
                        {"line", same(std::to_string(first.line))},
                        {"other_list", other.label},
                        {"other", same(std::to_string(row.line))},
                        {"found", same(first.cells[index].raw.value_or(""))},
                        {"article", same(cited_article(subject.rubric, list))}});
    }
}

}  // namespace

void note_empty_lists(FormSubject& subject) {
    for (const Indicator& indicator : subject.rubric.indicators) {
        const IndicatorProfile& profile = subject.rubric.profile(indicator);
        if (profile.decided_by_people) continue;
        for (const std::string& id : profile.points.lists) {
            const List* list = subject.rubric.list(id);
            if (list == nullptr || list->at_least > 0 || !subject.rows(*list).empty()) continue;
            subject.report(Severity::info, "no-claim", id, "",
                           {{"label", list->label}, {"indicator", indicator.title}});
        }
    }
}

void note_shared_keys(FormSubject& subject) {
    const auto& lists = subject.rubric.lists;
    for (std::size_t a = 0; a < lists.size(); ++a) {
        if (subject.rows(lists[a]).empty()) continue;
        for (std::size_t b = a + 1; b < lists.size(); ++b) {
            if (lists[a].indicator == lists[b].indicator ||
                is_linked(subject.rubric, lists[a], lists[b]))
                continue;
            const auto ids = shared_columns(lists[a], lists[b]);
            if (!ids.empty() && !only_dates(lists[a], ids))
                compare_keys(subject, lists[a], ids, lists[b]);
        }
    }
}

}  // namespace kaoping::validation
