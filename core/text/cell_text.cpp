#include "text/cell_text.hpp"

#include <charconv>
#include <optional>

#include "text/answer.hpp"
#include "text/date_text.hpp"
#include "text/folded.hpp"
#include "text/phone.hpp"
#include "text/quantity.hpp"
#include "text/stored_number.hpp"
#include "text/unicode.hpp"
#include "text/uscc.hpp"

namespace kaoping {

namespace {

constexpr std::string_view true_text = "TRUE";
constexpr std::string_view false_text = "FALSE";

bool is_words(ValueType type) { return type == ValueType::text || type == ValueType::name; }

// The code that says a cell does not hold what its type asks for.
FindingCode refusal_of(ValueType type) {
    switch (type) {
        case ValueType::yes_no: return "not-yes-no";
        case ValueType::date: return "not-a-date";
        case ValueType::phone: return "not-a-phone";
        default: return "not-a-number";
    }
}

// Runs of - or / that people put into a field that has nothing to say.
bool is_placeholder(std::u32string_view text) {
    return text.find_first_not_of(U'-') == std::u32string_view::npos ||
           text.find_first_not_of(U'/') == std::u32string_view::npos || text == U"N/A" ||
           text == U"n/a";
}

// What a text says before its type is asked: nothing, or 不适用. A printed choice is never taken
// for either.
std::optional<Reading> unfilled(const Folded& folded, const CellSpec& spec) {
    const bool placeholder = is_placeholder(folded.text);
    if (!placeholder && folded.text != U"不适用") return std::nullopt;
    if (spec.type == ValueType::choice && !folded.text.empty())
        for (const std::string& label : spec.choices)
            if (fold(label).text == folded.text) return std::nullopt;
    return placeholder ? Reading{} : kept(NotApplicable{});
}

Reading read_words(const std::string& typed, ValueType type) {
    const std::string_view text = unicode::trimmed(typed);
    constexpr std::size_t longest_placeholder = 64;
    if (text.size() <= longest_placeholder)
        if (auto reading = unfilled(fold(text), CellSpec{type, {}, {}, false}))
            return *std::move(reading);
    std::string words = unicode::well_formed(text);
    if (type == ValueType::name) return kept(unicode::without_invisible(words));
    return kept(std::move(words));
}

// Digits and nothing else, a count of them that needs no unit: most text cells of numbers.
std::optional<std::int64_t> plain_digits(const std::string& typed) {
    if (typed.empty() || typed.size() > 9) return std::nullopt;
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), whole);
    return error == std::errc{} && end == typed.data() + typed.size() && whole >= 0
               ? std::optional(whole)
               : std::nullopt;
}

Reading read_text(const std::string& typed, const CellSpec& spec) {
    if (is_words(spec.type)) return read_words(typed, spec.type);
    if (spec.type == ValueType::count)
        if (const auto whole = plain_digits(typed)) return kept(Number(*whole));
    const Folded folded = fold(typed);
    if (auto reading = unfilled(folded, spec)) return *std::move(reading);
    switch (spec.type) {
        case ValueType::yes_no: return read_yes_no(folded);
        case ValueType::choice: return read_choice(folded, spec);
        case ValueType::date: return read_date(folded);
        case ValueType::uscc: return read_uscc(folded);
        case ValueType::phone: return read_phone(folded, typed);
        default: return read_quantity(folded, spec);
    }
}

// A number, boolean or date cell where words are asked: its text, with a warning for a name.
Reading shown_as_words(const std::string& shown, ValueType type) {
    Reading reading = kept(shown);
    if (type == ValueType::name)
        reading.findings.push_back(note(Severity::warning, "number-in-text", shown));
    return reading;
}

// A part of a day as a clock shows it: 9:30, and 9:30:15 where there are seconds. nullopt for a day
// and more, which a clock and a count of hours show each in its way.
std::optional<std::string> clock_time(const Number& days) {
    if (days.sign() < 0) return std::nullopt;
    constexpr std::int64_t whole_day = std::int64_t{24} * 60 * 60;  // seconds
    const auto seconds = (days * Number(whole_day)).rounded(0).to_int();
    if (!seconds || *seconds >= whole_day) return std::nullopt;
    const auto two = [](std::int64_t n) { return (n < 10 ? ":0" : ":") + std::to_string(n); };
    return std::to_string(*seconds / 3600) + two(*seconds / 60 % 60) +
           (*seconds % 60 == 0 ? "" : two(*seconds % 60));
}

// What a number cell shows, for quotation and as the text of a name.
std::string shown_number(const StoredNumber& stored, NumberFormat format, bool date1904) {
    if (format == NumberFormat::date)
        if (const auto date = date_of_serial(stored.meant(), date1904)) return to_iso(*date);
    if (format == NumberFormat::time)
        if (const auto time = clock_time(stored.meant())) return *time;
    return stored.decimal();
}

Reading read_number(const Cell& cell, bool date1904, const CellSpec& spec) {
    const auto stored = StoredNumber::parse(cell.text);
    if (!stored)
        return refused(refusal_of(spec.type), quotation(cell.text), {{"unit", same(spec.unit)}});
    const std::string shown = shown_number(*stored, cell.format, date1904);
    if (is_numeric(spec.type)) return read_quantity(stored->meant(), cell.format, shown, spec);
    if (spec.type == ValueType::date)
        return read_date(stored->meant(), cell.format, date1904, shown);
    if (is_words(spec.type)) {
        Reading reading = shown_as_words(shown, spec.type);
        if (stored->has_lost_digits())
            reading.findings.push_back(note(Severity::warning, "digits-lost", shown));
        return reading;
    }
    if (spec.type == ValueType::yes_no) return refused("not-yes-no", shown);
    if (stored->has_lost_digits()) return refused("digits-lost", shown);
    return read_text(shown, spec);
}

Reading read_boolean(const Cell& cell, const CellSpec& spec) {
    const bool value = cell.text != "0";
    const std::string shown(value ? true_text : false_text);
    if (spec.type == ValueType::yes_no) return kept(value);
    if (is_words(spec.type)) return shown_as_words(shown, spec.type);
    if (spec.type == ValueType::choice || spec.type == ValueType::uscc)
        return read_text(shown, spec);
    return refused(refusal_of(spec.type), shown, {{"unit", same(spec.unit)}});
}

Reading read_iso_date(const Cell& cell, const CellSpec& spec) {
    const auto date = date_of_iso(cell.text);
    const std::string shown = date ? to_iso(*date) : quotation(cell.text);
    if (is_words(spec.type)) return shown_as_words(shown, spec.type);
    if (is_numeric(spec.type)) return refused("date-as-number", shown, {{"unit", same(spec.unit)}});
    if (spec.type != ValueType::date) return read_text(shown, spec);
    return date ? kept(*date) : refused("no-such-day", shown);
}

Reading read_kind(const Cell& cell, bool date1904, const CellSpec& spec) {
    if (cell.kind == CellKind::error) return refused("cell-error", quotation(cell.text));
    if (cell.iso_date) return read_iso_date(cell, spec);
    if (cell.kind == CellKind::number) return read_number(cell, date1904, spec);
    if (cell.kind == CellKind::boolean) return read_boolean(cell, spec);
    return read_text(cell.text, spec);
}

}  // namespace

Reading read_cell(const Cell* cell, bool date1904, const CellSpec& spec) {
    if (cell == nullptr) return {};
    Reading reading = read_kind(*cell, date1904, spec);
    if (cell->formula) {
        const std::string result = quotation(raw_text(*cell, date1904));
        reading.findings.push_back(note(
            Severity::warning,
            result.empty() ? FindingCode("formula-without-result") : "formula-in-cell", result));
    }
    return reading;
}

std::string raw_text(const Cell& cell, bool date1904) {
    if (cell.kind == CellKind::boolean)
        return std::string(cell.text == "0" ? false_text : true_text);
    if (cell.iso_date) {
        const auto date = date_of_iso(cell.text);
        return date ? to_iso(*date) : cell.text;
    }
    if (cell.kind != CellKind::number) return cell.text;
    const auto stored = StoredNumber::parse(cell.text);
    return stored ? shown_number(*stored, cell.format, date1904) : cell.text;
}

}  // namespace kaoping
