#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kaoping {

// Zero-based position. Excel's limits: rows 0..1048575, columns 0..16383.
struct Position {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    friend auto operator<=>(const Position&, const Position&) = default;
};

// Inclusive on both ends.
struct Range {
    Position first;
    Position last;
    friend bool operator==(const Range&, const Range&) = default;
};

std::string to_a1(Position position);                    // {6,5} -> "F7"
std::string to_a1_absolute(Position position);           // {6,5} -> "$F$7"
std::string column_letters(std::uint32_t column);        // 5 -> "F"
std::optional<Position> from_a1(std::string_view text);  // "F7", "$F$7"
// "F7:G9", "F7"; nullopt also where the second corner lies before the first.
std::optional<Range> range_from_a1(std::string_view text);
std::string quote_sheet(std::string_view name);  // 指标表 -> '指标表' (quotes doubled)
std::string cell_address(std::string_view sheet,
                         Position position);  // for people and results: 指标表!F7

// How a number format reads a stored number; derived from the format code (ECMA-376 18.8.30/31) by
// the reader. A date shows a year, month or day; a time only hours, minutes or seconds.
enum class NumberFormat { general, text, percent, currency, date, time, other };

enum class CellKind { number, text, boolean, error };

// A non-empty cell as stored: nothing interpreted yet.
struct Cell {
    CellKind kind = CellKind::text;
    // number: its stored decimal text; boolean: "1"/"0"; error: "#N/A"; text: decoded UTF-8, empty
    // only for a formula whose cached value is empty or missing.
    std::string text;
    NumberFormat format = NumberFormat::general;
    bool formula = false;   // the value is a formula's cached value
    bool iso_date = false;  // t="d": text holds an ISO 8601 date
};

struct Sheet {
    std::string name;
    bool hidden = false;
    std::vector<std::pair<Position, Cell>> cells;  // sparse; sorted row-major, positions unique
    std::vector<Range> merges;
    const Cell* find(Position position) const;  // nullptr when empty
};

struct DefinedName {
    std::string name;
    std::string sheet;           // sheet the reference points to; empty when broken
    std::optional<Range> range;  // nullopt: #REF!, a constant, or several areas
};

// One spreadsheet file after reading: bytes -> cells.
struct Workbook {
    std::vector<Sheet> sheets;
    std::vector<DefinedName> names;                 // workbook scope, in file order
    std::map<std::string, std::string> properties;  // custom document properties, as text
    bool date1904 = false;
    bool has_macros = false;
    const Sheet* sheet(std::string_view name) const;
    const DefinedName* name(
        std::string_view name) const;  // case-insensitive (ASCII) as spreadsheets compare names
};

}  // namespace kaoping
