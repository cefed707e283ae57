#include <algorithm>
#include <array>

#include "model/identity.hpp"
#include "reports/graded/graded_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/formula.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

// 数据核定: one row a field.
struct Data {
    enum Column : std::uint32_t {
        indicator,
        label,
        raw,
        value,
        unit,
        verified,
        reason,
        effective,
        cell
    };
};
constexpr std::uint32_t data_first_row = 3;

constexpr double data_title_width = 26, label_width = 30, raw_width = 23, unit_width = 8,
                 verified_width = 23, cell_width = 14;

std::string text_of(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

Position at(std::size_t field, std::uint32_t column) {
    return {data_first_row + static_cast<std::uint32_t>(field), column};
}

void write_field(Book& book, Page& page, const GradedMap& map, std::size_t index) {
    const GradedSubject& subject = map.subject;
    const Field& field = subject.rubric.fields[index];
    const Entry& entry = subject.submission.fields[index];
    const Indicator* owner = subject.rubric.indicator(field.indicator);
    const std::string title = owner ? owner->title.zh : words("head").zh;
    const std::string caption =
        field_label(field) +
        (field.series
             ? message("series-year",
                       {{"year", same(std::to_string(series_year(field, subject.round.year)))}})
                   .zh
             : "");
    page.text(at(index, Data::indicator), title, style::label());
    page.text(at(index, Data::label), caption, style::label());
    page.text(at(index, Data::raw), entry.raw.value_or(""), style::with_format(style::text(), "@"));
    page.value(at(index, Data::value), entry.value, field_style(field, style::text()));
    page.text(at(index, Data::unit), field.spec.unit, style::centred());
    const auto given = subject.bureau.verified.find(field.id);
    const Style input = field_style(field, style::bureau());
    if (given == subject.bureau.verified.end() || !given->second.raw) {
        page.blank(at(index, Data::verified), input);
        page.text(at(index, Data::reason),
                  given == subject.bureau.verified.end() ? "" : given->second.reason,
                  style::bureau());
    } else {
        if (given->second.unreadable)
            page.text(at(index, Data::verified), *given->second.raw, input);
        else page.value(at(index, Data::verified), given->second.value, input);
        page.text(at(index, Data::reason), given->second.reason, style::bureau());
    }
    const std::string shown = text_of(entry.value);
    page.fit_row(
        at(index, 0).row,
        {{title, data_title_width},
         {caption, label_width},
         {entry.raw.value_or(""), raw_width},
         {shown, raw_width},
         {shown, verified_width},
         {field.spec.unit, unit_width},
         {entry.cell, cell_width},
         {given == subject.bureau.verified.end() ? "" : given->second.reason, verified_width}});
    // A verified value counts with its reason only, and not while nobody can read it
    // (core/model/effective.hpp).
    const bool unread =
        given != subject.bureau.verified.end() && given->second.unreadable && given->second.raw;
    const std::string v = to_a1(at(index, Data::verified));
    const std::string w = to_a1(at(index, Data::reason));
    const std::string f = to_a1(at(index, Data::value));
    const auto& now =
        subject.card.effective.empty() ? std::optional<Value>() : subject.card.effective[index];
    page.formula(at(index, Data::effective),
                 "IF(AND(" + v + "<>\"\"," +
                     (unread ? v + "<>" + quoted(*given->second.raw) + "," : "") + w + "<>\"\")," +
                     v + ",IF(" + f + "=\"\",\"\"," + f + "))",
                 cached_of(now.value_or(entry.value)), field_style(field, style::text()));
    page.text(at(index, Data::cell), entry.cell, style::note());
    const auto name = [&](std::string_view prefix, std::uint32_t column) {
        book.define_name(std::string(prefix) + field.id, page,
                         {at(index, column), at(index, column)});
    };
    name(identity::field, Data::value);
    name(identity::verified, Data::verified);
    name(identity::verified_reason, Data::reason);
}

}  // namespace

Style field_style(const Field& field, Style style) {
    switch (field.spec.type) {
        case ValueType::uscc:
        case ValueType::text:
        case ValueType::name:
        case ValueType::phone: style.number_format = "@"; break;
        case ValueType::percent: style.number_format = "0.00"; break;
        case ValueType::date: style.number_format = "yyyy-mm-dd"; break;
        default: break;
    }
    return style;
}

void place_data(GradedMap& map, const std::string& sheet) {
    const auto& fields = map.subject.rubric.fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        map.claims[fields[i].id] = quote_sheet(sheet) + "!" + to_a1_absolute(at(i, Data::value));
        map.fields[fields[i].id] =
            quote_sheet(sheet) + "!" + to_a1_absolute(at(i, Data::effective));
    }
}

void write_data(Book& book, Page& page, const GradedMap& map) {
    page.merge({{0, 0}, {0, Data::cell}}, words("sheet-data").zh, style::title());
    page.merge({{1, 0}, {1, Data::cell}}, words("data-note").zh, style::note());
    page.row_height(0, 30);
    page.row_height(1, 20);
    page.row_height(data_first_row - 1, 24);
    std::uint32_t column = 0;
    for (const MessageCode code : std::to_array<MessageCode>(
             {"col-indicator", "col-entry", "col-raw", "col-value", "col-unit", "col-verified",
              "col-verified-reason", "col-effective", "col-cell"}))
        page.text({data_first_row - 1, column++}, words(code).zh, style::header());
    for (std::size_t i = 0; i < map.subject.rubric.fields.size(); ++i)
        write_field(book, page, map, i);
    page.column_width(Data::indicator, Data::indicator, data_title_width);
    page.column_width(Data::label, Data::label, label_width);
    page.column_width(Data::raw, Data::value, raw_width);
    page.column_width(Data::unit, Data::unit, unit_width);
    page.column_width(Data::verified, Data::effective, verified_width);
    page.column_width(Data::cell, Data::cell, cell_width);
    page.print_header(map.subject.organisation.name);
    page.freeze({data_first_row, Data::label + 1});
    page.print_setup(true, std::pair{data_first_row - 1, data_first_row - 1});
    page.protect();
}

}  // namespace kaoping
