#include "model/packed_cells.hpp"

#include "model/cells.hpp"

namespace kaoping {

namespace {

constexpr int all_decimals = 30;

// What stands in a cell when nobody wrote it another way: most raw texts are this very text.
std::string plain_text(const Value& value) {
    if (const auto* number = std::get_if<Number>(&value)) return number->to_decimal(all_decimals);
    if (const auto* date = std::get_if<Date>(&value)) return to_iso(*date);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return "";
}

enum class CellName : std::uint8_t { none, address, other };

// "指标表!F7" -> the sheet and F7; nullopt: no such text, which is kept as it is.
std::optional<std::pair<std::string_view, Position>> split_address(const std::string& cell) {
    const auto mark = cell.rfind('!');
    if (mark == std::string::npos) return std::nullopt;
    const std::string_view a1 = std::string_view(cell).substr(mark + 1);
    const auto at = from_a1(a1);
    if (!at || to_a1(*at) != a1) return std::nullopt;
    return std::pair{std::string_view(cell).substr(0, mark), *at};
}

CellName kind_of_name(const std::string& cell) {
    if (cell.empty()) return CellName::none;
    return split_address(cell) ? CellName::address : CellName::other;
}

void pack_name(Packer& packer, CellName kind, const std::string& cell) {
    if (kind == CellName::other) packer(cell);
    if (kind != CellName::address) return;
    const auto [sheet, at] = *split_address(cell);
    packer.name(sheet);
    PackedPlace& place = packer.place();
    packer(std::int64_t{at.row} - place.row, std::int64_t{at.column} - place.column);
    place.row = at.row;
    place.column = at.column;
}

void unpack_name(Unpacker& unpacker, CellName kind, std::string& cell) {
    if (kind == CellName::none) cell.clear();
    if (kind == CellName::other) unpacker(cell);
    if (kind != CellName::address) return;
    cell = unpacker.name();
    PackedPlace& place = unpacker.place();
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    unpacker(rows, columns);
    place.row += rows;
    place.column += columns;
    cell += '!';
    cell +=
        to_a1({static_cast<std::uint32_t>(place.row), static_cast<std::uint32_t>(place.column)});
}

enum class RawText : std::uint8_t { none, plain, other };

// How an entry is kept, in one byte: two bits each of the raw text and the cell's name, one of
// unreadable.
constexpr unsigned name_shift = 2;
constexpr unsigned unreadable_shift = 4;

}  // namespace

void pack(Packer& packer, const Text& text) {
    const bool alike = text.zh == text.en;
    packer(alike, text.zh);
    if (!alike) packer(text.en);
}

void unpack(Unpacker& unpacker, Text& text) {
    bool alike = false;
    unpacker(alike, text.zh);
    if (alike) text.en = text.zh;
    else unpacker(text.en);
}

void pack(Packer& packer, const Finding& finding) {
    const CellName name = kind_of_name(finding.cell);
    packer(finding.severity, name, finding.args.size());
    packer.name(finding.code.text());
    packer.name(finding.field);
    pack_name(packer, name, finding.cell);
    for (const auto& [key, text] : finding.args) {
        packer.name(key);
        packer.name(text.zh);
        packer.name(text.en);
    }
}

void unpack(Unpacker& unpacker, Finding& finding) {
    CellName name = CellName::none;
    std::size_t args = 0;
    unpacker(finding.severity, name, args);
    finding.code = FindingCode::read(unpacker.name());
    finding.field = unpacker.name();
    unpack_name(unpacker, name, finding.cell);
    finding.args.resize(args);
    for (auto& [key, text] : finding.args) {
        key = unpacker.name();
        text.zh = unpacker.name();
        text.en = unpacker.name();
    }
}

void pack(Packer& packer, const Entry& entry) {
    const RawText raw = !entry.raw                              ? RawText::none
                        : *entry.raw == plain_text(entry.value) ? RawText::plain
                                                                : RawText::other;
    const CellName name = kind_of_name(entry.cell);
    packer.byte(static_cast<std::uint8_t>(
        static_cast<unsigned>(raw) | static_cast<unsigned>(name) << name_shift |
        static_cast<unsigned>(entry.unreadable) << unreadable_shift));
    packer(entry.value);
    if (raw == RawText::other) packer(*entry.raw);
    pack_name(packer, name, entry.cell);
}

void unpack(Unpacker& unpacker, Entry& entry) {
    const unsigned kept = unpacker.byte();
    const auto raw = static_cast<RawText>(kept & 3U);
    unpacker(entry.value);
    entry.raw.reset();
    if (raw == RawText::plain) entry.raw = plain_text(entry.value);
    if (raw == RawText::other) unpacker(entry.raw.emplace());
    unpack_name(unpacker, static_cast<CellName>(kept >> name_shift & 3U), entry.cell);
    entry.unreadable = (kept >> unreadable_shift & 1U) != 0;
}

void pack(Packer& packer, const ListRow& row) {
    PackedPlace& place = packer.place();
    packer.name(row.sheet);
    packer(row.line - place.row);
    place.row = row.line;
    place.column = 0;
    packer(row.cells);
}

void unpack(Unpacker& unpacker, ListRow& row) {
    row.sheet = unpacker.name();
    std::int64_t lines = 0;
    unpacker(lines);
    PackedPlace& place = unpacker.place();
    place.row += lines;
    place.column = 0;
    row.line = static_cast<int>(place.row);
    unpacker(row.cells);
}

}  // namespace kaoping
