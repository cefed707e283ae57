#include "truth.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>

#include "model/value.hpp"

namespace kaoping::corpus {

namespace {

using Json = nlohmann::json;

constexpr std::size_t cut_at = 2000;
constexpr double number_tolerance = 1e-9;
constexpr double serial_tolerance = 1e-6;

std::string unified_newlines(std::string text) {
    std::string unified;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') unified += text[i];
    return unified;
}

// A t="d" cell as the serial other programs turn it into.
std::optional<double> iso_serial(const std::string& text) {
    constexpr std::size_t date_size = 10;
    constexpr double seconds_a_day = 86400;
    const auto date = parse_iso_date(text.substr(0, date_size));
    int hours = 0;
    int minutes = 0;
    double seconds = 0;
    if (!date) return std::nullopt;
    if (text.size() > date_size &&
        std::sscanf(text.c_str() + date_size + 1, "%d:%d:%lf", &hours, &minutes, &seconds) != 3)
        return std::nullopt;
    return static_cast<double>(to_serial(*date)) +
           (hours * 3600 + minutes * 60 + seconds) / seconds_a_day;
}

bool near(const Cell& cell, double wanted, double tolerance) {
    if (cell.kind != CellKind::number && !cell.iso_date) return false;
    const double found =
        cell.iso_date ? iso_serial(cell.text).value_or(0) : std::strtod(cell.text.c_str(), nullptr);
    return std::fabs(found - wanted) <= tolerance * std::fabs(wanted);
}

bool same_object(const Cell& cell, const Json& wanted) {
    if (wanted.contains("error"))
        return cell.kind == CellKind::error && cell.text == wanted.at("error").get<std::string>();
    if (wanted.contains("serial"))
        return near(cell, wanted.at("serial").get<double>(), serial_tolerance);
    constexpr std::size_t to_the_second = 19;
    return cell.iso_date && wanted.contains("date") &&
           wanted.at("date")
               .get<std::string>()
               .substr(0, to_the_second)
               .starts_with(cell.text.substr(0, to_the_second));
}

bool same_value(const Cell& cell, const Json& wanted) {
    if (wanted.is_object()) return same_object(cell, wanted);
    if (wanted.is_boolean())
        return cell.kind == CellKind::boolean && (cell.text == "1") == wanted.get<bool>();
    if (wanted.is_number()) return near(cell, wanted.get<double>(), number_tolerance);
    return cell.kind == CellKind::text &&
           unified_newlines(cell.text) == unified_newlines(wanted.get<std::string>());
}

bool covered(const Sheet& sheet, Position position) {
    return std::any_of(sheet.merges.begin(), sheet.merges.end(), [&](const Range& m) {
        return m.first != position && position.row >= m.first.row && position.row <= m.last.row &&
               position.column >= m.first.column && position.column <= m.last.column;
    });
}

void compare_sheet(const Sheet& sheet, const Json& truth, Comparison& result) {
    for (const auto& [address, wanted] : truth.items()) {
        ++result.compared;
        const auto position = from_a1(address);
        const Cell* cell = position ? sheet.find(*position) : nullptr;
        if (cell != nullptr && same_value(*cell, wanted)) continue;
        result.mismatches.push_back(sheet.name + "!" + address + ": wanted " + wanted.dump() +
                                    ", found " +
                                    (cell == nullptr ? "nothing" : "'" + cell->text + "'"));
    }
    if (truth.size() >= cut_at) return;
    for (const auto& [position, cell] : sheet.cells)
        if (!cell.text.empty() && !truth.contains(to_a1(position)) && !covered(sheet, position))
            result.mismatches.push_back(cell_address(sheet.name, position) +
                                        ": wanted nothing, found '" + cell.text + "'");
}

}  // namespace

Comparison compare(const Workbook& workbook, const std::string& truth_json) {
    Comparison result;
    const Json truth = Json::parse(truth_json);
    for (const auto& [name, wanted] : truth.items()) {
        const auto sheet = std::find_if(workbook.sheets.begin(), workbook.sheets.end(),
                                        [&n = name](const Sheet& s) { return s.name == n; });
        if (sheet != workbook.sheets.end()) compare_sheet(*sheet, wanted, result);
        else if (wanted.size() > 0)  // chart, dialog and macro sheets are listed as empty
            result.mismatches.push_back(name + ": no such sheet");
    }
    return result;
}

}  // namespace kaoping::corpus
