#include "windows/workbook/areas.hpp"

namespace kaoping {

std::size_t rows_of(const Range& range) { return range.last.row - range.first.row + 1; }
std::size_t columns_of(const Range& range) { return range.last.column - range.first.column + 1; }
std::size_t area_of(const Range& range) { return rows_of(range) * columns_of(range); }

std::pair<Range, Range> upper_and_lower(const Range& range) {
    const std::uint32_t middle = range.first.row + (range.last.row - range.first.row) / 2;
    return {{range.first, {middle, range.last.column}},
            {{middle + 1, range.first.column}, range.last}};
}

std::pair<Range, Range> left_and_right(const Range& range) {
    const std::uint32_t middle = range.first.column + (range.last.column - range.first.column) / 2;
    return {{range.first, {range.last.row, middle}}, {{range.first.row, middle + 1}, range.last}};
}

std::pair<Range, Range> halves(const Range& range) {
    return rows_of(range) > columns_of(range) ? upper_and_lower(range) : left_and_right(range);
}

namespace {

constexpr Position last_of_sheet{1'048'575, 16'383};

// One end of an area: $A$1, or of whole columns $A, of whole rows $1, whose other part is that of
// `rest`.
std::optional<Position> end_of(std::string text, Position rest) {
    if (const auto cell = from_a1(text)) return cell;
    std::erase(text, '$');
    const bool row = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    const auto cell = from_a1(row ? "A" + text : text + "1");
    if (!cell) return std::nullopt;
    return row ? Position{cell->row, rest.column} : Position{rest.row, cell->column};
}

}  // namespace

std::optional<Range> parse_address(const std::string& address) {
    const std::size_t colon = address.find(':');
    if (colon == std::string::npos) {
        const auto cell = from_a1(address);
        return cell ? std::optional(Range{*cell, *cell}) : std::nullopt;
    }
    const auto first = end_of(address.substr(0, colon), {0, 0});
    const auto last = end_of(address.substr(colon + 1), last_of_sheet);
    return first && last ? std::optional(Range{*first, *last}) : std::nullopt;
}

com::LateBound range_object(const com::LateBound& worksheet, com::Members& members,
                            const Range& area) {
    const std::string first = to_a1(area.first);
    return worksheet.object(
        L"Range", members,
        {com::Variant(area.first == area.last ? first : first + ":" + to_a1(area.last))});
}

}  // namespace kaoping
