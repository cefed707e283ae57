#include <algorithm>

#include "rubric/labels.hpp"
#include "rubric/walk.hpp"
#include "validate/form_scope.hpp"

namespace kaoping::validation {

namespace {

bool holds(const Check& check, const FormScope& scope) {
    return check.when && !touches_unreadable(*check.when, scope) &&
           is_decided(*check.when, scope) && is_true(evaluate(*check.when, scope));
}

// What the check compares, as typed: 入驻协议起始日 = 2025-05-01; 入驻协议终止日 = 2025-01-01.
class ShownOperands {
public:
    void add(const Text& label, const std::string& typed) {
        if (!shown_.zh.empty()) append("; ", "; ");
        append(label.zh, label.en);
        const std::string value = " = " + (typed.empty() ? std::string("-") : typed);
        append(value, value);
    }
    const Text& shown() const { return shown_; }

private:
    void append(const std::string& zh, const std::string& en) {
        shown_.zh += zh;
        shown_.en += en;
    }
    Text shown_;
};

Text operands_of(const Check& check, const FormSubject& subject, const List* list,
                 const ListRow* row) {
    ShownOperands operands;
    std::vector<std::string> seen;
    visit_names(*check.when, [&](const NameNode& name) {
        if (std::find(seen.begin(), seen.end(), name.id) != seen.end()) return;
        seen.push_back(name.id);
        const std::size_t at =
            name.kind == NameKind::field ? subject.position(name.id) : FormSubject::npos;
        if (at != FormSubject::npos) operands.add(subject.label(at), subject.typed(at));
        const Column* column =
            name.kind == NameKind::column && list != nullptr ? list->column(name.id) : nullptr;
        if (column != nullptr)
            operands.add(
                column->label,
                row->cells[static_cast<std::size_t>(column - list->columns.data())].raw.value_or(
                    ""));
    });
    return operands.shown();
}

// What a check of the form is about: a field, a list, or list.column.
struct Concern {
    Text label;
    std::string cell;
    std::string article;
};

Concern concern_of(const Check& check, const FormSubject& subject) {
    const Rubric& rubric = subject.rubric;
    if (const std::size_t at = subject.position(check.field); at != FormSubject::npos)
        return {subject.label(at), subject.cell(at), cited_article(rubric, rubric.fields[at])};
    const std::size_t dot = check.field.find('.');
    const List* list = rubric.list(check.field.substr(0, dot));
    if (list == nullptr) return {rubric.title, "", rubric.regulation.number};
    const Column* column =
        dot == std::string::npos ? nullptr : list->column(check.field.substr(dot + 1));
    const std::size_t index =
        column == nullptr ? 0 : static_cast<std::size_t>(column - list->columns.data());
    const auto& rows = subject.rows(*list);
    return {column == nullptr ? list->label : column_label(*list, *column),
            rows.empty() ? "" : rows.front().cells[index].cell, cited_article(rubric, *list)};
}

void check_form(FormSubject& subject, const Check& check) {
    if (!holds(check, FormScope(subject))) return;
    const Concern concern = concern_of(check, subject);
    subject.report(check.severity, check.code, check.field, concern.cell,
                   {{"label", concern.label},
                    {"message", check.message},
                    {"found", operands_of(check, subject, nullptr, nullptr)},
                    {"article", same(check.article.empty() ? concern.article : check.article)}});
}

void check_row(FormSubject& subject, const List& list, const ListRow& row, const Check& check) {
    const FormScope form(subject);
    if (!holds(check, RowScope(form, list, row))) return;
    const Column* column = list.column(check.field);
    const std::size_t index =
        column == nullptr ? 0 : static_cast<std::size_t>(column - list.columns.data());
    const std::string article =
        check.article.empty() ? cited_article(subject.rubric, list) : check.article;
    subject.report(check.severity, check.code,
                   column == nullptr ? list.id : list.id + "." + column->id, row.cells[index].cell,
                   {{"label", column == nullptr ? list.label : column_label(list, *column)},
                    {"message", check.message},
                    {"found", operands_of(check, subject, &list, &row)},
                    {"article", same(article)}});
}

}  // namespace

void run_checks(FormSubject& subject) {
    for (const Check& check : subject.rubric.checks) check_form(subject, check);
    for (const List& list : subject.rubric.lists)
        for (const Check& check : list.row_checks)
            for (const ListRow& row : subject.rows(list)) check_row(subject, list, row, check);
}

}  // namespace kaoping::validation
