#include <algorithm>

#include "model/identity.hpp"
#include "reports/graded/graded_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

// 数据核定: one row a field.
enum Column : std::uint32_t { indicator, label, raw, value, unit, verified, reason, effective, cell };
constexpr std::uint32_t first_row = 3;

Position at(std::size_t field, std::uint32_t column) { return {first_row + static_cast<std::uint32_t>(field), column}; }

Style value_style(const Field& field, Style style) {
    switch (field.spec.type) {
        case ValueType::uscc: case ValueType::text: case ValueType::name: case ValueType::phone: style.number_format = "@"; break;
        case ValueType::percent: style.number_format = "0.00"; break;
        case ValueType::date: style.number_format = "yyyy-mm-dd"; break;
        default: break;
    }
    return style;
}

Page::Cached cached(const Value& value) {
    if (const auto* n = std::get_if<Number>(&value)) return n->to_double();
    if (const auto* d = std::get_if<Date>(&value)) return static_cast<double>(to_serial(*d));
    if (const auto* b = std::get_if<bool>(&value)) return words(*b ? "yes" : "no").zh;
    if (const auto* s = std::get_if<std::string>(&value)) return *s;
    return is_not_applicable(value) ? words("not-applicable").zh : std::string();
}

void write_field(Book& book, Page& page, const GradedMap& map, std::size_t index) {
    const GradedSubject& subject = map.subject;
    const Field& field = subject.rubric.fields[index];
    const Entry& entry = subject.submission.fields[index];
    const Indicator* owner = subject.rubric.indicator(field.indicator);
    page.text(at(index, indicator), owner ? owner->title.zh : words("head").zh, style::label());
    page.text(at(index, label), field_label(field) + (field.series ? message("series-year", {{"year", same(std::to_string(series_year(field, subject.round.year)))}}).zh : ""), style::label());
    page.text(at(index, raw), entry.raw.value_or(""), style::with_format(style::text(), "@"));
    page.value(at(index, value), entry.value, value_style(field, style::text()));
    page.text(at(index, unit), field.spec.unit, style::centred());
    const auto given = subject.bureau.verified.find(field.id);
    const Style input = value_style(field, style::bureau());
    if (given == subject.bureau.verified.end() || !given->second.raw) {
        page.blank(at(index, verified), input);
        page.text(at(index, reason), given == subject.bureau.verified.end() ? "" : given->second.reason, style::bureau());
    } else {
        if (given->second.unreadable) page.text(at(index, verified), *given->second.raw, input);
        else page.value(at(index, verified), given->second.value, input);
        page.text(at(index, reason), given->second.reason, style::bureau());
    }
    // A verified value counts with its reason only (core/model/effective.hpp).
    const std::string v = to_a1(at(index, verified));
    const std::string w = to_a1(at(index, reason));
    const std::string f = to_a1(at(index, value));
    const auto& now = subject.card.effective.empty() ? std::optional<Value>() : subject.card.effective[index];
    page.formula(at(index, effective), "IF(AND(" + v + "<>\"\"," + w + "<>\"\")," + v + ",IF(" + f + "=\"\",\"\"," + f + "))",
                 cached(now.value_or(entry.value)), value_style(field, style::text()));
    page.text(at(index, cell), entry.cell, style::note());
    const auto name = [&](std::string_view prefix, std::uint32_t column) {
        book.define_name(std::string(prefix) + field.id, page, {at(index, column), at(index, column)});
    };
    name(identity::field, value);
    name(identity::verified, verified);
    name(identity::verified_reason, reason);
}

}  // namespace

void place_data(GradedMap& map, const std::string& sheet) {
    for (std::size_t i = 0; i < map.subject.rubric.fields.size(); ++i)
        map.fields[map.subject.rubric.fields[i].id] = quote_sheet(sheet) + "!" + to_a1_absolute(at(i, effective));
}

void write_data(Book& book, Page& page, const GradedMap& map) {
    page.merge({{0, 0}, {0, cell}}, words("sheet-data").zh, style::title());
    page.merge({{1, 0}, {1, cell}}, words("data-note").zh, style::note());
    page.row_height(1, 28);
    std::uint32_t column = 0;
    for (const char* code : {"col-indicator", "col-entry", "col-raw", "col-value", "col-unit", "col-verified", "col-verified-reason",
                             "col-effective", "col-cell"})
        page.text({first_row - 1, column++}, words(code).zh, style::header());
    for (std::size_t i = 0; i < map.subject.rubric.fields.size(); ++i) write_field(book, page, map, i);
    page.column_width(indicator, indicator, 16);
    page.column_width(label, label, 26);
    page.column_width(raw, value, 18);
    page.column_width(unit, unit, 7);
    page.column_width(verified, effective, 16);
    page.column_width(cell, cell, 14);
    page.freeze({first_row, label + 1});
    page.print_setup(true, std::pair{first_row - 1, first_row - 1});
    page.protect();
}

}  // namespace kaoping
