#include "score/counting.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "score/score_finding.hpp"
#include "score/score_scope.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace {

// What a row is compared by under Pick::highest; nothing given is below everything.
std::optional<Number> rank_value(const Result& r) {
    if (const auto* number = std::get_if<Number>(&r)) return *number;
    if (const auto* date = std::get_if<Date>(&r)) return Number(to_serial(*date));
    if (const auto* flag = std::get_if<bool>(&r)) return Number(*flag ? 1 : 0);
    return std::nullopt;
}

// Value has no undecided states: what is not computable is missing to those who read the scorecard.
Value to_value(const Result& r) {
    if (const auto* number = std::get_if<Number>(&r)) return *number;
    if (const auto* flag = std::get_if<bool>(&r)) return *flag;
    if (const auto* date = std::get_if<Date>(&r)) return *date;
    if (const auto* text = std::get_if<std::string>(&r)) return *text;
    if (std::holds_alternative<NotApplicable>(r)) return NotApplicable{};
    return Missing{};
}

// What is read in the row's cells: the same from the applicant's text and from the normalised value
// of a graded workbook.
std::string content_of(const ListRow& row) {
    std::string content;
    for (const Entry& entry : row.cells) {
        content += '|';
        if (const auto* number = std::get_if<Number>(&entry.value))
            content += number->to_decimal(6);
        else if (const auto* date = std::get_if<Date>(&entry.value)) content += to_iso(*date);
        else if (const auto* flag = std::get_if<bool>(&entry.value)) content += *flag ? "1" : "0";
        else if (const auto* text = std::get_if<std::string>(&entry.value))
            content += list_key(*text);
        else if (entry.unreadable && entry.raw) content += list_key(*entry.raw);
    }
    return content;
}

std::string cell_of(const ListRow& row) {
    for (const Entry& entry : row.cells)
        if (entry.raw && !entry.cell.empty()) return entry.cell;
    return row.cells.empty() ? std::string() : row.cells.front().cell;
}

Finding row_finding(FindingCode code, const List& list, const ListRow& row, Arguments more) {
    more.insert(more.begin(), {{"list", list.label}, {"line", same(std::to_string(row.line))}});
    return {Severity::warning, code, list.id, cell_of(row), std::move(more)};
}

class Counter {
public:
    Counter(const Round& round, const SubjectInput& input, Assessment& assessment)
        : round_(round),
          input_(input),
          assessment_(assessment),
          subject_(round, input, assessment) {}

    void count(std::size_t at) {
        const List& list = round_.rubric.lists[at];
        const auto& rows = input_.submission.lists[at];
        ListCount& count = assessment_.lists[at];
        count.rows.resize(rows.size());
        count.derived.resize(rows.size());
        seen_.clear();
        PackedRows::Reader reader(rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            consider(list, reader.row(i), count.rows[i], count.derived[i]);
        pick(list, rows, count);
        for (const RowScore& row : count.rows) {
            if (!row.counted) continue;
            ++count.counted;
            if (row.key_group > 0) count.counted_keys.insert(row.key);
        }
        note_orphans(list, count);
    }

private:
    // Everything about a row that does not depend on the other rows of its list.
    void consider(const List& list, const ListRow& row, RowScore& score,
                  std::vector<Result>& derived) {
        std::string key;
        const RowScope scope(subject_, list, row, derived, key);
        derive(list, scope, derived);
        if (list.key) key = key_text(evaluate(*list.key, scope));
        if (!key.empty() && round_.derives_by_key.contains(&list))
            derive(list, scope, derived);  // once more, with the key
        for (const Result& value : derived) score.derived.push_back(to_value(value));
        score.key_group = key.empty() ? 0 : group_of(key);
        score.key = key.empty() ? "#" + std::to_string(row.line) : key;
        score.identity = key.empty() ? content_of(row) : key;
        if (const int nth = ++seen_[score.identity]; nth > 1)
            score.identity += "#" + std::to_string(nth);
        score.recognised = is_recognised(list, score.identity);
        score.why = objection(list, row, scope, score);
        score.candidate = score.why.empty();
    }

    static void derive(const List& list, const Scope& scope, std::vector<Result>& derived) {
        derived.clear();
        for (const DerivedColumn& column : list.derived)
            derived.push_back(evaluate(*column.expression, scope));
    }

    int group_of(const std::string& key) {
        return groups_.try_emplace(key, static_cast<int>(groups_.size()) + 1).first->second;
    }

    bool is_recognised(const List& list, const std::string& key) const {
        const auto decisions = input_.bureau.recognised.find(list.id);
        if (decisions == input_.bureau.recognised.end()) return true;
        const auto decision = decisions->second.find(key);
        return decision == decisions->second.end() || decision->second;
    }

    // Why the row cannot count, the first reason; empty when it can.
    std::string objection(const List& list, const ListRow& row, const Scope& scope,
                          RowScore& score) {
        if (list.period) {
            const Result period = evaluate(*list.period, scope);
            if (const auto* date = std::get_if<Date>(&period)) score.period = *date;
        }
        if (!score.recognised) return "not-recognised";
        if (list.where && !is_true(evaluate(*list.where, scope)))
            return "filtered";  // before the date: it may have none
        return list.period ? objection_to_period(list, row, score.period) : "";
    }

    std::string objection_to_period(const List& list, const ListRow& row,
                                    const std::optional<Date>& date) {
        const RoundContext& context = round_.context;
        if (!date) {
            assessment_.card.findings.push_back(row_finding("undated-row", list, row, {}));
            return "undated-row";
        }
        if (context.period.contains(*date)) return "";
        assessment_.card.findings.push_back(
            row_finding("outside-period", list, row,
                        {{"date", same(to_iso(*date))},
                         {"from", same(to_iso(context.period.from))},
                         {"to", same(to_iso(context.period.to))}}));
        return "outside-period";
    }

    void pick(const List& list, const PackedRows& rows, ListCount& count) {
        const auto values = list.pick == Pick::highest
                                ? pick_values(list, rows, count)
                                : std::vector<std::optional<Number>>(rows.size());
        std::unordered_map<int, std::size_t> picked;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const RowScore& row = count.rows[i];
            if (!row.candidate || row.key_group == 0) continue;
            const auto [best, first] = picked.try_emplace(row.key_group, i);
            if (!first && values[i] > values[best->second])
                best->second = i;  // nullopt is less than any number
        }
        PackedRows::Reader reader(rows);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            RowScore& row = count.rows[i];
            if (!row.candidate) continue;
            const std::size_t best = row.key_group == 0 ? i : picked.at(row.key_group);
            row.counted = best == i;
            if (row.counted) continue;
            row.why = "duplicate-row";
            assessment_.card.findings.push_back(
                row_finding("duplicate-row", list, reader.row(i),
                            {{"other", same(std::to_string(rows[best].line))}}));
        }
    }

    std::vector<std::optional<Number>> pick_values(const List& list, const PackedRows& rows,
                                                   const ListCount& count) const {
        const bool is_column = list.column(list.pick_by) != nullptr;
        const NameNode name{list.pick_by, is_column ? NameKind::column : NameKind::derived};
        std::vector<std::optional<Number>> values;
        PackedRows::Reader reader(rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            values.push_back(rank_value(
                RowScope(subject_, list, reader.row(i), count.derived[i], count.rows[i].key)
                    .name(name)));
        return values;
    }

    // Decisions on rows that the submission no longer has.
    void note_orphans(const List& list, const ListCount& count) {
        const auto decisions = input_.bureau.recognised.find(list.id);
        if (decisions == input_.bureau.recognised.end()) return;
        std::unordered_set<std::string_view> identities;
        for (const RowScore& row : count.rows) identities.insert(row.identity);
        for (const auto& [key, recognised] : decisions->second) {
            if (!identities.contains(key))
                assessment_.card.findings.push_back(
                    finding(Severity::warning, "orphan-recognition", list.id,
                            {{"list", list.label}, {"key", same(key)}}));
        }
    }

    const Round& round_;
    const SubjectInput& input_;
    Assessment& assessment_;
    SubjectScope subject_;
    std::unordered_map<std::string, int> groups_;  // one numbering over all lists
    std::unordered_map<std::string, int> seen_;    // identities of the list being counted
};

}  // namespace

std::string key_text(const Result& key) {
    const auto* text = std::get_if<std::string>(&key);
    if (text == nullptr) return "";
    std::string joined;
    bool empty = true;
    std::string_view rest = *text;
    while (true) {
        const auto end = rest.find(key_separator);
        for (const char c : list_key(rest.substr(0, end))) {
            if (c == '|' || c == '\\')
                joined += '\\';  // so that a bar typed in a cell divides nothing
            joined += c;
            empty = false;
        }
        if (end == std::string_view::npos) break;
        joined += '|';
        rest.remove_prefix(end + 1);
    }
    return empty ? "" : joined;
}

void count_lists(const Round& round, const SubjectInput& input, Assessment& assessment) {
    assessment.lists.resize(round.rubric.lists.size());
    Counter counter(round, input, assessment);
    for (const std::size_t at : round.list_order)
        if (at < input.submission.lists.size()) counter.count(at);
}

}  // namespace kaoping
