#include <algorithm>
#include <set>

#include "rubric/labels.hpp"
#include "validate/form_scope.hpp"
#include "validate/value_bounds.hpp"

namespace kaoping::validation {

namespace {

class ListValidation {
public:
    ListValidation(FormSubject& subject, const List& list)
        : subject_(subject),
          list_(list),
          rows_(subject.rows(list)),
          article_(cited_article(subject.rubric, list)) {}

    void run() {
        for (const ListRow& row : rows_)
            for (std::size_t i = 0; i < list_.columns.size(); ++i) validate_cell(row, i);
        validate_size();
        compare_with_count();
    }

private:
    void validate_cell(const ListRow& row, std::size_t index) {
        const Column& column = list_.columns[index];
        const Entry& entry = row.cells[index];
        if (column.required && is_missing(entry.value) && !entry.unreadable)
            report_missing(row, index);
        if (column.required && is_not_applicable(entry.value))
            report_cell(row, index, "not-applicable-refused", {});
        if (const auto excess = outside(bounds_of(column), entry.value))
            report_cell(row, index, excess->code, with_unit(excess->bound, column.spec.unit));
    }

    // A column that the form has lost is missed once, not in every row.
    void report_missing(const ListRow& row, std::size_t index) {
        if (row.cells[index].cell.empty() && !lost_.insert(index).second) return;
        report_cell(row, index, "required-column", same(list_.columns[index].spec.unit));
    }

    void report_cell(const ListRow& row, std::size_t index, FindingCode code, const Text& want) {
        const Entry& entry = row.cells[index];
        subject_.report(Severity::error, code, list_.id + "." + list_.columns[index].id, entry.cell,
                        {{"label", column_label(list_, list_.columns[index])},
                         {"found", same(entry.raw.value_or(""))},
                         {"want", want},
                         {"line", same(std::to_string(row.line))},
                         {"article", same(article_)}});
    }

    void validate_size() {
        const int count = static_cast<int>(rows_.size());
        const auto report = [&](Severity severity, FindingCode code, int want) {
            subject_.report(severity, code, list_.id, rows_.empty() ? std::string() : first_cell(),
                            {{"label", list_.label},
                             {"found", same(std::to_string(count))},
                             {"want", same(std::to_string(want))},
                             {"article", same(article_)}});
        };
        if (count < list_.at_least) report(Severity::error, "too-few-rows", list_.at_least);
        if (list_.warn_above > 0 && count > list_.warn_above)
            report(Severity::warning, "too-many-rows", list_.warn_above);
    }

    std::string first_cell() const {
        const std::vector<Entry> cells = rows_.front().cells;
        const auto placed = std::find_if(cells.begin(), cells.end(),
                                         [](const Entry& e) { return !e.cell.empty(); });
        return placed == cells.end() ? std::string() : placed->cell;
    }

    // Both given and different, or the count claims rows of a list that must bear it out; a list
    // without a key has as many things as rows.
    void compare_with_count() {
        const std::size_t at =
            list_.compare_with.empty() ? FormSubject::npos : subject_.position(list_.compare_with);
        if (at == FormSubject::npos || (rows_.empty() && !list_.compare_empty)) return;
        const auto* count = std::get_if<Number>(&subject_.value(at));
        const auto distinct = distinct_rows();
        if (count == nullptr || !distinct || *count == Number(*distinct)) return;
        subject_.report(Severity::warning, "count-differs-from-list", list_.compare_with,
                        subject_.cell(at),
                        {{"label", subject_.label(at)},
                         {"found", same(subject_.typed(at))},
                         {"list", list_.label},
                         {"want", same(std::to_string(*distinct))},
                         {"article", same(article_)}});
    }

    // nullopt when a key rests on what could not be read.
    std::optional<std::int64_t> distinct_rows() const {
        if (!list_.key) return static_cast<std::int64_t>(rows_.size());
        const FormScope form(subject_);
        std::set<std::string> keys;
        std::int64_t keyless = 0;
        for (const ListRow& row : rows_) {
            const RowScope scope(form, list_, row, true);
            if (touches_unreadable(*list_.key, scope)) return std::nullopt;
            const Result key = evaluate(*list_.key, scope);
            const auto* text = std::get_if<std::string>(&key);
            if (text == nullptr || text->find_first_not_of(key_separator) == std::string::npos)
                ++keyless;
            else keys.insert(*text);
        }
        return static_cast<std::int64_t>(keys.size()) + keyless;
    }

    FormSubject& subject_;
    const List& list_;
    const PackedRows& rows_;
    std::string article_;
    std::set<std::size_t> lost_;
};

}  // namespace

void validate_lists(FormSubject& subject) {
    for (const List& list : subject.rubric.lists) ListValidation(subject, list).run();
}

}  // namespace kaoping::validation
