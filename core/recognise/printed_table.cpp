#include "recognise/printed_table.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "model/identity.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

// Unit, basis, measure, self-assessed points and check of a row stand behind its values.
constexpr std::uint32_t columns_behind_values = 5;
constexpr std::uint32_t most_typed_over = 200;  // rows; forms are shorter
constexpr std::size_t enough_labels = 2;        // the share is one half: labels × 2

std::uint32_t longest_series(const Rubric& rubric) {
    int longest = 1;
    for (const Field& field : rubric.fields) longest = std::max(longest, field.series);
    return static_cast<std::uint32_t>(longest);
}

// Label and value of one field.
struct Pair {
    Position label;
    std::uint32_t columns_inserted = 0;  // between the two
};

PrintedTable table_of(const Sheet* sheet, const std::vector<Pair>& pairs, const Rubric& rubric) {
    PrintedTable table;
    table.sheet = sheet;
    table.label_column = pairs.front().label.column;
    table.first_row = table.last_row = pairs.front().label.row;
    std::uint32_t inserted = pairs.front().columns_inserted;
    for (const Pair& pair : pairs) {
        table.first_row = std::min(table.first_row, pair.label.row);
        table.last_row = std::max(table.last_row, pair.label.row);
        inserted = std::min(inserted, pair.columns_inserted);
    }
    table.last_column =
        table.label_column + inserted + longest_series(rubric) + columns_behind_values;
    return table;
}

// Those of one sheet that stand under each other, most of them first.
using Columns = std::map<std::pair<const Sheet*, std::uint32_t>, std::vector<Pair>>;

std::optional<PrintedTable> largest(const Columns& columns, const Rubric& rubric) {
    const auto most = std::max_element(
        columns.begin(), columns.end(),
        [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    if (most == columns.end()) return std::nullopt;
    return table_of(most->first.first, most->second, rubric);
}

std::optional<PrintedTable> by_names(const Rubric& rubric, const std::vector<NamedSpot>& named) {
    Columns columns;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const auto& [spot, label] = named[i];
        if (spot.sheet == nullptr || !label) continue;
        const auto behind =
            label->column + static_cast<std::uint32_t>(std::max(1, rubric.fields[i].series));
        columns[{spot.sheet, label->column}].push_back(
            {*label, spot.at.column > behind ? spot.at.column - behind : 0});
    }
    return largest(columns, rubric);
}

// Of a sheet that has at least half of the labels.
std::optional<PrintedTable> by_labels(Form& form, const Sheet& sheet) {
    Columns columns;
    std::size_t wanted = 0;
    std::size_t found = 0;
    for (const Field& field : form.rubric.fields) {
        if (field.series > 1) continue;  // the series shares one label
        ++wanted;
        bool here = false;
        for (const LabelIndex::Spot& spot : form.labels().spots(field.label.zh)) {
            if (spot.sheet != &sheet) continue;
            here = true;
            columns[{&sheet, spot.at.column}].push_back({spot.at, 0});
        }
        found += here ? 1 : 0;
    }
    return found * enough_labels < wanted ? std::nullopt : largest(columns, form.rubric);
}

}  // namespace

bool PrintedTable::holds(const Spot& spot) const {
    return spot.sheet == sheet && spot.at.column > label_column && spot.at.column <= last_column &&
           spot.at.row >= first_row && spot.at.row <= last_row;
}

bool PrintedTable::touches(const Spot& spot) const {
    if (spot.sheet != sheet || spot.at.column <= label_column || spot.at.column > last_column)
        return false;
    const auto labelled = [&](std::uint32_t row) {
        const Cell* cell = sheet->find({row, label_column});
        return cell != nullptr && !unicode::trimmed(cell->text).empty();
    };
    const std::uint32_t nearest = std::clamp(spot.at.row, first_row, last_row);
    if (std::max(nearest, spot.at.row) - std::min(nearest, spot.at.row) > most_typed_over)
        return false;
    for (std::uint32_t row = spot.at.row; row < first_row || row > last_row;
         row < first_row ? ++row : --row)
        if (!labelled(row)) return false;
    return true;
}

std::optional<PrintedTable> find_printed_table(Form& form, const std::vector<NamedSpot>& named) {
    auto table = by_names(form.rubric, named);
    const Sheet* remembered = form.names.remembered_sheet(identity::field);
    if (table && remembered != nullptr && remembered != table->sheet)
        if (auto as_made = by_labels(form, *remembered)) return as_made;
    return table;
}

}  // namespace kaoping
