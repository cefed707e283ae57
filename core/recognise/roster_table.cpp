#include "recognise/roster_table.hpp"

#include <algorithm>
#include <unordered_map>

#include "model/identity.hpp"
#include "rubric/labels.hpp"
#include "text/cell_text.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t lowest_roster_header =
    50;  // rows of titles and notes above the header, at most

using Wanted = std::unordered_map<std::string, std::size_t>;  // label key -> column asked for

Wanted keys_of(const std::vector<std::string>& headers) {
    Wanted wanted;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        std::size_t from = 0;
        while (from <= headers[i].size()) {
            const std::size_t end = std::min(headers[i].find('\n', from), headers[i].size());
            wanted.try_emplace(label_key(headers[i].substr(from, end - from)), i);
            from = end + 1;
        }
    }
    return wanted;
}

const Sheet* first_shown(const Workbook& workbook) {
    const auto shown = std::find_if(
        workbook.sheets.begin(), workbook.sheets.end(),
        [](const Sheet& sheet) { return !sheet.hidden && sheet.name != identity::hidden_sheet; });
    return shown == workbook.sheets.end() ? nullptr : &*shown;
}

// The first of the rows with the most headers.
std::optional<std::uint32_t> header_row(const Sheet& sheet, const Wanted& wanted,
                                        std::size_t needed) {
    std::unordered_map<std::uint32_t, std::pair<int, bool>>
        found;  // row -> headers, the needed one among them
    std::optional<std::uint32_t> best;
    int most = 0;
    for (const auto& [position, cell] : sheet.cells) {
        if (position.row >= lowest_roster_header) break;
        const auto header =
            cell.kind == CellKind::text ? wanted.find(label_key(cell.text)) : wanted.end();
        if (header == wanted.end()) continue;
        auto& [count, has_needed] = found[position.row];
        ++count;
        has_needed = has_needed || header->second == needed;
        if (!has_needed || count <= most) continue;
        most = count;
        best = position.row;
    }
    return best;
}

}  // namespace

const Cell* HandTable::cell(std::size_t column, std::uint32_t row) const {
    return columns[column] ? sheet->find({row, *columns[column]}) : nullptr;
}

std::string HandTable::address(std::size_t column, std::uint32_t row) const {
    return columns[column] ? cell_address(sheet->name, {row, *columns[column]}) : std::string();
}

std::string HandTable::text(std::size_t column, std::uint32_t row, bool date1904) const {
    const Cell* found = cell(column, row);
    return found == nullptr ? std::string()
                            : std::string(unicode::trimmed(raw_text(*found, date1904)));
}

std::optional<HandTable> locate_hand_table(const Workbook& workbook,
                                           const std::vector<std::string>& headers,
                                           std::size_t needed, std::vector<Finding>& findings) {
    const Wanted wanted = keys_of(headers);
    const Sheet* sheet = first_shown(workbook);
    const auto row = sheet == nullptr ? std::nullopt : header_row(*sheet, wanted, needed);
    if (!row) {
        findings.push_back(
            {Severity::error,
             "header-not-found",
             "",
             sheet == nullptr ? "" : cell_address(sheet->name, {0, 0}),
             {{"want", same(headers[needed].substr(0, headers[needed].find('\n')))}}});
        return std::nullopt;
    }
    HandTable table{sheet, *row, std::vector<std::optional<std::uint32_t>>(headers.size()), {}, {}};
    for (const auto& [position, cell] : sheet->cells) {
        if (unicode::trimmed(cell.text).empty() || position.row < *row) continue;
        if (position.row == *row) {
            const auto header = wanted.find(label_key(cell.text));
            if (header == wanted.end()) {
                table.others.emplace_back(position.column, cell.text);
            } else if (table.columns[header->second]) {
                findings.push_back({Severity::warning,
                                    "header-twice",
                                    "",
                                    cell_address(sheet->name, position),
                                    {{"found", same(cell.text)}}});
            } else {
                table.columns[header->second] = position.column;
            }
            continue;
        }
        const bool ours = std::find(table.columns.begin(), table.columns.end(), position.column) !=
                          table.columns.end();
        if (ours && (table.rows.empty() || table.rows.back() != position.row))
            table.rows.push_back(position.row);
    }
    return table;
}

}  // namespace kaoping
