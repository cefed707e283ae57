#include "text/cell_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "text/answer.hpp"
#include "text/date_text.hpp"
#include "text/folded.hpp"
#include "text/phone.hpp"
#include "text/quantity.hpp"
#include "text/unicode.hpp"
#include "text/uscc.hpp"

namespace kaoping {

namespace {

constexpr std::string_view true_text = "TRUE";
constexpr std::string_view false_text = "FALSE";

bool is_quantity(ValueType type) {
    return type == ValueType::count || type == ValueType::money || type == ValueType::area ||
           type == ValueType::percent || type == ValueType::number;
}

bool is_words(ValueType type) { return type == ValueType::text || type == ValueType::name; }

// A cell's number: spreadsheets hold doubles of which 15 decimal digits are meant.
struct Stored {
    std::string decimal;       // shortest that reads back as the double
    Number value;              // of its first 15 significant digits
    bool digits_lost = false;  // a whole number of more than 15 digits
};

// Up to 15 digits and nothing else: most cells.
std::optional<Stored> plain_whole(const std::string& text) {
    if (text.empty() || text.size() > 15 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error != std::errc{} || end != text.data() + text.size() || whole < 0) return std::nullopt;
    return Stored{text, Number(whole), false};
}

std::optional<Stored> stored_number(const std::string& text) {
    if (auto whole = plain_whole(text)) return whole;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    const auto exact = Number::from_double(value);
    if (!exact) return std::nullopt;
    std::array<char, 32> meant{};  // d.dddddddddddddde+xxx
    const auto written = std::to_chars(meant.data(), meant.data() + meant.size(), value, std::chars_format::scientific, 14);
    const auto rounded = Number::parse({meant.data(), static_cast<std::size_t>(written.ptr - meant.data())});
    constexpr double sixteen_digits = 1e15;
    constexpr int most_decimals = 30;
    return Stored{exact->to_decimal(most_decimals), rounded.value_or(*exact), std::abs(value) >= sixteen_digits};
}

// The code that says a cell does not hold what its type asks for.
std::string refusal_of(ValueType type) {
    switch (type) {
        case ValueType::yes_no: return "not-yes-no";
        case ValueType::date: return "not-a-date";
        case ValueType::phone: return "not-a-phone";
        default: return "not-a-number";
    }
}

// Runs of - or / that people put into a field that has nothing to say.
bool is_placeholder(std::u32string_view text) {
    const auto all = [&](char32_t mark) { return std::all_of(text.begin(), text.end(), [&](char32_t c) { return c == mark; }); };
    return all(U'-') || all(U'/') || text == U"N/A" || text == U"n/a";
}

// What a text says before its type is asked: nothing, or 不适用. A printed choice is never taken for either.
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
        if (auto reading = unfilled(fold(text), CellSpec{type, {}, {}, false})) return *std::move(reading);
    if (type == ValueType::name) return kept(unicode::without_invisible(text));
    return kept(std::string(text));
}

// Digits and nothing else, a count of them that needs no unit: most text cells of numbers.
std::optional<std::int64_t> plain_digits(const std::string& typed) {
    if (typed.empty() || typed.size() > 9) return std::nullopt;
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), whole);
    return error == std::errc{} && end == typed.data() + typed.size() && whole >= 0 ? std::optional(whole) : std::nullopt;
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
    if (type == ValueType::name) reading.findings.push_back(note(Severity::warning, "number-in-text", shown));
    return reading;
}

Reading read_number(const Cell& cell, bool date1904, const CellSpec& spec) {
    const auto stored = stored_number(cell.text);
    if (!stored) return refused("not-a-number", quotation(cell.text), {{"unit", same(spec.unit)}});
    const bool shows_date = cell.format == NumberFormat::date && date_of_serial(stored->value, date1904).has_value();
    const std::string shown = shows_date ? raw_text(cell, date1904) : stored->decimal;
    if (is_quantity(spec.type)) return read_quantity(stored->value, cell.format, shown, spec);
    if (spec.type == ValueType::date) return read_date(stored->value, cell.format, date1904, shown);
    if (is_words(spec.type)) {
        Reading reading = shown_as_words(shown, spec.type);
        if (stored->digits_lost) reading.findings.push_back(note(Severity::warning, "digits-lost", shown));
        return reading;
    }
    if (spec.type == ValueType::yes_no) return refused("not-yes-no", shown);
    if (stored->digits_lost) return refused("digits-lost", shown);
    return read_text(shown, spec);
}

Reading read_boolean(const Cell& cell, const CellSpec& spec) {
    const bool value = cell.text != "0";
    const std::string shown(value ? true_text : false_text);
    if (spec.type == ValueType::yes_no) return kept(value);
    if (is_words(spec.type)) return shown_as_words(shown, spec.type);
    if (spec.type == ValueType::choice || spec.type == ValueType::uscc) return read_text(shown, spec);
    return refused(refusal_of(spec.type), shown, {{"unit", same(spec.unit)}});
}

Reading read_iso_date(const Cell& cell, const CellSpec& spec) {
    const auto date = date_of_iso(cell.text);
    const std::string shown = date ? to_iso(*date) : quotation(cell.text);
    if (is_words(spec.type)) return shown_as_words(shown, spec.type);
    if (is_quantity(spec.type)) return refused("date-as-number", shown, {{"unit", same(spec.unit)}});
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
    if (cell->formula)
        reading.findings.push_back(note(Severity::warning, "formula-in-cell", quotation(raw_text(*cell, date1904))));
    return reading;
}

std::string raw_text(const Cell& cell, bool date1904) {
    if (cell.kind == CellKind::boolean) return std::string(cell.text == "0" ? false_text : true_text);
    if (cell.iso_date) {
        const auto date = date_of_iso(cell.text);
        return date ? to_iso(*date) : cell.text;
    }
    if (cell.kind != CellKind::number) return cell.text;
    const auto stored = stored_number(cell.text);
    if (!stored) return cell.text;
    if (cell.format == NumberFormat::date)
        if (const auto date = date_of_serial(stored->value, date1904)) return to_iso(*date);
    return stored->decimal;
}

}  // namespace kaoping
