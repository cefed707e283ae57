#include "model/cells.hpp"

#include <algorithm>
#include <cctype>

#include "model/ascii.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t max_columns = 16384;
constexpr std::uint32_t max_rows = 1048576;

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

}  // namespace

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (std::uint32_t n = column + 1; n > 0; n = (n - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    return letters;
}

std::string to_a1(Position position) {
    return column_letters(position.column) + std::to_string(position.row + 1);
}

std::string to_a1_absolute(Position position) {
    return "$" + column_letters(position.column) + "$" + std::to_string(position.row + 1);
}

std::optional<Position> from_a1(std::string_view text) {
    std::size_t at = 0;
    std::uint32_t column = 0;
    std::uint32_t row = 0;
    if (at < text.size() && text[at] == '$') ++at;
    const std::size_t letters = at;
    for (; at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0 &&
           column <= max_columns;
         ++at)
        column = column * 26 + static_cast<std::uint32_t>(ascii_lower(text[at]) - 'a' + 1);
    if (at == letters || column == 0 || column > max_columns) return std::nullopt;
    if (at < text.size() && text[at] == '$') ++at;
    const std::size_t digits = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && row <= max_rows; ++at)
        row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
    if (at == digits || at != text.size() || row == 0 || row > max_rows) return std::nullopt;
    return Position{row - 1, column - 1};
}

std::optional<Range> range_from_a1(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto first = from_a1(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : from_a1(text.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column)
        return std::nullopt;
    return Range{*first, *last};
}

std::string quote_sheet(std::string_view name) {
    std::string quoted = "'";
    for (const char c : name) {
        quoted += c;
        if (c == '\'') quoted += c;
    }
    return quoted + "'";
}

std::string cell_address(std::string_view sheet, Position position) {
    return std::string(sheet) + "!" + to_a1(position);
}

const Cell* Sheet::find(Position position) const {
    const auto found =
        std::lower_bound(cells.begin(), cells.end(), position,
                         [](const auto& entry, Position wanted) { return entry.first < wanted; });
    return found != cells.end() && found->first == position ? &found->second : nullptr;
}

const Sheet* Workbook::sheet(std::string_view wanted) const {
    const auto found = std::find_if(sheets.begin(), sheets.end(),
                                    [&](const Sheet& s) { return same_name(s.name, wanted); });
    return found == sheets.end() ? nullptr : &*found;
}

const DefinedName* Workbook::name(std::string_view wanted) const {
    const auto found = std::find_if(names.begin(), names.end(), [&](const DefinedName& n) {
        return same_name(n.name, wanted);
    });
    return found == names.end() ? nullptr : &*found;
}

}  // namespace kaoping
