#include <unordered_map>

#include "score/counting.hpp"
#include "score/finding.hpp"
#include "score/scope.hpp"

namespace kaoping {

namespace {

std::string part(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<Number>(&value)) return number->to_decimal(6);
    if (const auto* date = std::get_if<Date>(&value)) return to_iso(*date);
    return "";
}

// Empty when one of the columns is.
std::string key_of(const ListRow& row, const std::vector<std::size_t>& columns) {
    std::string joined;
    for (const std::size_t column : columns) {
        const std::string text = column < row.cells.size() ? part(row.cells[column].value) : std::string();
        if (text.empty()) return "";
        if (!joined.empty()) joined += key_separator;
        joined += text;
    }
    return key_text(joined);
}

Finding same_thing(const Rubric& rubric, const SharedKey& shared, const ListRow& row, const ListRow& other) {
    Finding note = finding(Severity::info, "same-key-elsewhere", rubric.lists[shared.list].id,
                           {{"list", rubric.lists[shared.list].label},
                            {"line", same(std::to_string(row.line))},
                            {"other_list", rubric.lists[shared.other].label},
                            {"other", same(std::to_string(other.line))}});
    if (!row.cells.empty()) note.cell = row.cells[shared.columns.front()].cell;
    return note;
}

}  // namespace

void note_shared_keys(const Round& round, const SubjectInput& input, Assessment& assessment) {
    for (const SharedKey& shared : round.shared_keys) {
        if (shared.list >= input.submission.lists.size() || shared.other >= input.submission.lists.size()) continue;
        const ListCount& count = assessment.lists[shared.list];
        const ListCount& other_count = assessment.lists[shared.other];
        if (count.counted == 0 || other_count.counted == 0) continue;
        const auto& rows = input.submission.lists[shared.list];
        const auto& others = input.submission.lists[shared.other];
        std::unordered_map<std::string, std::size_t> first_row;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (count.rows[i].counted) first_row.try_emplace(key_of(rows[i], shared.columns), i);
        for (std::size_t i = 0; i < others.size(); ++i) {
            if (!other_count.rows[i].counted) continue;
            const std::string key = key_of(others[i], shared.other_columns);
            if (const auto found = first_row.find(key); !key.empty() && found != first_row.end())
                assessment.card.findings.push_back(same_thing(round.rubric, shared, rows[found->second], others[i]));
        }
    }
}

}  // namespace kaoping
