#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "text/cell_text.hpp"

// What the tests of this stage share.
namespace kaoping::testing {

inline Cell text_cell(const std::string& text) {
    Cell cell;
    cell.text = text;
    return cell;
}

inline Cell number_cell(const std::string& stored, NumberFormat format = NumberFormat::general) {
    Cell cell;
    cell.kind = CellKind::number;
    cell.text = stored;
    cell.format = format;
    return cell;
}

inline CellSpec spec_of(const std::string& type, const std::string& unit = "") {
    static const std::map<std::string, ValueType> types = {
        {"count", ValueType::count},   {"money", ValueType::money},
        {"area", ValueType::area},     {"percent", ValueType::percent},
        {"number", ValueType::number}, {"yes_no", ValueType::yes_no},
        {"choice", ValueType::choice}, {"date", ValueType::date},
        {"text", ValueType::text},     {"name", ValueType::name},
        {"uscc", ValueType::uscc},     {"phone", ValueType::phone}};
    CellSpec spec;
    spec.type = types.at(type);
    spec.unit = unit;
    return spec;
}

// A value in the vectors' words.
inline std::string value_text(const Value& value) {
    if (is_missing(value)) return "blank";
    if (is_not_applicable(value)) return "not_applicable";
    if (const auto* number = std::get_if<Number>(&value)) return number->to_decimal(10);
    if (const auto* answer = std::get_if<bool>(&value)) return *answer ? "yes" : "no";
    if (const auto* date = std::get_if<Date>(&value)) return to_iso(*date);
    return std::get<std::string>(value);
}

inline bool has(const Reading& reading, Severity severity) {
    return std::any_of(reading.findings.begin(), reading.findings.end(),
                       [&](const Finding& f) { return f.severity == severity; });
}

inline bool has(const Reading& reading, const std::string& code) {
    return std::any_of(reading.findings.begin(), reading.findings.end(),
                       [&](const Finding& f) { return f.code.text() == code; });
}

// The Chinese text of an argument of any finding; empty when there is none.
inline std::string argument(const Reading& reading, const std::string& name) {
    for (const Finding& finding : reading.findings)
        for (const auto& [key, text] : finding.args)
            if (key == name) return text.zh;
    return {};
}

// "value", or the codes of the errors: what tables of cases compare.
inline std::string summary(const Reading& reading) {
    std::string codes;
    for (const Finding& finding : reading.findings)
        codes += (codes.empty() ? "" : " ") + std::string(finding.code.text());
    if (has(reading, Severity::error)) return codes;
    return value_text(reading.value) + (codes.empty() ? "" : " " + codes);
}

inline std::string read_text_as(const std::string& text, const CellSpec& spec) {
    const Cell cell = text_cell(text);
    return summary(read_cell(&cell, false, spec));
}

}  // namespace kaoping::testing
