#include "reports/review/reference.hpp"

#include <algorithm>
#include <array>

#include "model/effective.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

constexpr double indicator_width = 18;
constexpr double label_width = 30;
constexpr double value_width = 62;
constexpr double unit_width = 9;
constexpr std::uint32_t last_column = 3;
constexpr int reference_decimals = 6;

std::string value_text(const Entry& entry, const Value& value) {
    if (const auto* n = std::get_if<Number>(&value)) return n->to_decimal(reference_decimals);
    if (const auto* d = std::get_if<Date>(&value)) return to_iso(*d);
    if (const auto* b = std::get_if<bool>(&value)) return words(*b ? MessageCode("yes") : "no").zh;
    if (const auto* s = std::get_if<std::string>(&value)) return *s;
    if (is_not_applicable(value)) return words("not-applicable").zh;
    return entry.raw ? message("review-unreadable", {{"found", same(*entry.raw)}}).zh
                     : words("review-missing").zh;
}

// 文件名称；印发日期
std::string headings(const List& list) {
    std::string all;
    for (const Column& column : list.columns) {
        if (!all.empty()) all += words("review-divider").zh;
        all += column.label.zh;
        if (!column.spec.unit.empty())
            all += message("review-unit", {{"unit", same(column.spec.unit)}}).zh;
    }
    return all;
}

std::string row_text(const ListRow& row) {
    std::string all;
    for (const Entry& entry : row.cells) {
        if (&entry != &row.cells.front()) all += words("review-divider").zh;
        all += value_text(entry, entry.value);
    }
    return all;
}

class Reference {
public:
    Reference(Page& page, const Rubric& rubric, int year)
        : page_(page), rubric_(rubric), year_(year) {}

    void head(const std::string& title) {
        page_.merge({{0, 0}, {0, last_column}}, title, style::title());
        page_.merge({{1, 0}, {1, last_column}}, words("review-reference-note").zh, style::note());
        page_.row_height(0, 30);
        std::uint32_t column = 0;
        for (const MessageCode code :
             std::to_array<MessageCode>({"review-col-indicator", "review-col-entry",
                                         "review-col-content", "review-col-unit"}))
            page_.text({2, column++}, words(code).zh, style::header());
        column = 0;
        for (const double width : {indicator_width, label_width, value_width, unit_width})
            page_.column_width(column, column, width), ++column;
        page_.freeze({3, 0});
        page_.print_setup(false, std::pair<std::uint32_t, std::uint32_t>{2, 2});
        page_.protect();
        row_ = 3;
    }

    std::uint32_t subject(const DeclaredSubject& subject,
                          std::span<const Indicator* const> indicators, bool with_head) {
        const std::uint32_t begin = row_;
        Style bar = style::header();
        bar.align = Align::left;
        bar.size = 11;
        const std::string name = subject.organisation.uscc.empty()
                                     ? subject.organisation.name
                                     : subject.organisation.name + "  " + subject.organisation.uscc;
        page_.merge({{row_, 0}, {row_, last_column}}, name, bar);
        page_.row_height(row_++, 22);
        if (with_head) head_fields(subject);
        for (const Indicator* indicator : indicators) indicator_block(subject, *indicator);
        if (row_ == begin + 1) {
            page_.merge({{row_, 0}, {row_, last_column}}, words("review-nothing-declared").zh,
                        style::text());
            ++row_;
        }
        page_.complete_rows(row_);
        return begin;
    }

private:
    void head_fields(const DeclaredSubject& subject) {
        std::vector<const Field*> fields;
        for (const Field& field : rubric_.fields)
            if (field.indicator.empty() && !field.identity) fields.push_back(&field);
        const std::uint32_t begin = row_;
        field_rows(subject, fields);
        owner(begin, words("review-head").zh);
    }

    void indicator_block(const DeclaredSubject& subject, const Indicator& indicator) {
        const std::uint32_t begin = row_;
        field_rows(subject, fields_of(rubric_, indicator));
        for (const List* list : lists_of(rubric_, indicator)) list_rows(subject, *list);
        owner(begin, indicator.title.zh);
    }

    void owner(std::uint32_t begin, const std::string& title) {
        if (row_ > begin) page_.merge({{begin, 0}, {row_ - 1, 0}}, title, style::label());
    }

    void line(const std::string& label, const std::string& value, const std::string& unit,
              const Style& value_style) {
        page_.text({row_, 1}, label, style::label());
        page_.text({row_, 2}, value, value_style);
        page_.text({row_, 3}, unit, style::centred());
        page_.fit_row(row_++, {{label, label_width}, {value, value_width}});
    }

    void field_rows(const DeclaredSubject& subject, const std::vector<const Field*>& fields) {
        if (subject.submission == nullptr) return;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const Field& field = *fields[i];
            // Evidence is optional text: silence about it says nothing.
            if (field.identity && !entry_of(subject, field).raw) continue;
            std::string value = value_of(subject, field);
            if (field.series > 0) {
                value = of_year(field, value);
                while (i + 1 < fields.size() && fields[i + 1]->series_id == field.series_id) {
                    ++i;
                    value += words("review-divider").zh +
                             of_year(*fields[i], value_of(subject, *fields[i]));
                }
            }
            line(field.label.zh, value, field.spec.unit, style::text());
        }
    }

    std::size_t position(const Field& field) const {
        return static_cast<std::size_t>(&field - rubric_.fields.data());
    }
    const Entry& entry_of(const DeclaredSubject& subject, const Field& field) const {
        return subject.submission->fields[position(field)];
    }
    std::string value_of(const DeclaredSubject& subject, const Field& field) const {
        return declared_value(*subject.submission, subject.bureau.get(), position(field), field.id);
    }
    std::string of_year(const Field& field, const std::string& value) const {
        return message("review-of-year", {{"year", same(std::to_string(series_year(field, year_)))},
                                          {"value", same(value)}})
            .zh;
    }

    void list_rows(const DeclaredSubject& subject, const List& list) {
        if (subject.submission == nullptr) return;
        const auto& rows =
            subject.submission->lists[static_cast<std::size_t>(&list - rubric_.lists.data())];
        const std::string count = std::to_string(rows.size());
        Style heading = style::label();
        heading.italic = true;
        line(message("review-list", {{"label", list.label}, {"count", same(count)}}).zh,
             rows.empty() ? words("review-list-empty").zh : headings(list), "", heading);
        int number = 0;
        for (const ListRow& row : rows)
            line(message("review-list-row", {{"n", same(std::to_string(++number))}}).zh,
                 row_text(row), "", style::text());
    }

    Page& page_;
    const Rubric& rubric_;
    int year_;
    std::uint32_t row_ = 0;
};

template <class Item>
void add_once(std::vector<const Item*>& items, const Item* item) {
    if (item != nullptr && std::find(items.begin(), items.end(), item) == items.end())
        items.push_back(item);
}

}  // namespace

std::string declared_value(const Submission& submission, const BureauInput* bureau,
                           std::size_t field, std::string_view id) {
    const Entry& entry = submission.fields[field];
    const Verified* verified = verification(bureau, id);
    const std::string text = value_text(entry, effective_value(entry, verified));
    return verified == nullptr ? text : message("review-verified", {{"value", same(text)}}).zh;
}

std::string declared_label(const Field& field, int year) {
    if (field.series == 0) return field.label.zh;
    return message("review-series", {{"label", field.label},
                                     {"year", same(std::to_string(series_year(field, year)))}})
        .zh;
}

std::vector<const Field*> fields_of(const Rubric& rubric, const Indicator& indicator) {
    std::vector<const Field*> own, evidence;
    for (const auto* ids : {&indicator.fields, &indicator.see})
        for (const std::string& id : *ids) {
            const Field* field = rubric.field(id);
            if (field != nullptr) add_once(field->identity ? evidence : own, field);
        }
    own.insert(own.end(), evidence.begin(), evidence.end());
    return own;
}

std::vector<const List*> lists_of(const Rubric& rubric, const Indicator& indicator) {
    std::vector<const List*> lists;
    for (const auto* ids : {&indicator.lists, &indicator.see})
        for (const std::string& id : *ids) add_once(lists, rubric.list(id));
    return lists;
}

bool declares_anything(const Rubric& rubric, std::span<const Indicator* const> indicators) {
    return std::any_of(indicators.begin(), indicators.end(), [&](const Indicator* i) {
        return !fields_of(rubric, *i).empty() || !lists_of(rubric, *i).empty();
    });
}

std::vector<std::string> write_reference(Book& book, const Rubric& rubric, int year,
                                         std::span<const Indicator* const> indicators,
                                         const OnDemand<DeclaredSubject>& subjects,
                                         const ReferenceOptions& options) {
    if (subjects.empty() || !(options.head || declares_anything(rubric, indicators))) return {};
    Page& page = book.add_page(words("sheet-reference").zh, Rows::streamed);
    Reference reference(page, rubric, year);
    reference.head(message("review-reference-title",
                           {{"title", rubric.title}, {"year", same(std::to_string(year))}})
                       .zh);
    std::vector<std::string> links;
    std::vector<std::uint32_t> breaks;
    for (const DeclaredSubject& subject : subjects) {
        const std::uint32_t row = reference.subject(subject, indicators, options.head);
        links.push_back("internal:" + quote_sheet(page.name()) + "!" + to_a1({row, 0}));
        if (links.size() > 1) breaks.push_back(row);
    }
    if (options.page_each) page.break_before(breaks);
    return links;
}

}  // namespace kaoping
