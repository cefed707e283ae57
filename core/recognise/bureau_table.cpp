#include "recognise/bureau_table.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "recognise/bureau_round.hpp"
#include "rubric/bureau_headers.hpp"
#include "rubric/labels.hpp"
#include "text/cell_text.hpp"
#include "text/normal.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t lowest_header = 60;  // rows; headers stand above that

std::vector<TableColumn> with_keys(const Rubric& rubric, std::span<const TableColumn> columns) {
    std::vector<TableColumn> all{{std::string(identity::key_org_name), org_name_header(rubric)},
                                 {std::string(identity::key_uscc), org_uscc_header(rubric)}};
    all.insert(all.end(), columns.begin(), columns.end());
    return all;
}

// The sheet that shows both headers of the keys.
const Sheet* sheet_by_headers(Form& form) {
    for (const LabelIndex::Spot& name : form.labels().spots(org_name_header(form.rubric)))
        for (const LabelIndex::Spot& code : form.labels().spots(org_uscc_header(form.rubric)))
            if (name.sheet == code.sheet && name.at.column != code.at.column) return name.sheet;
    return nullptr;
}

}  // namespace

std::string org_code(const Cell* cell, bool date1904) {
    if (cell == nullptr) return {};
    CellSpec spec;
    spec.type = ValueType::uscc;
    const Reading reading = read_cell(cell, date1904, spec);
    if (const auto* code = std::get_if<std::string>(&reading.value)) return *code;
    return list_key(raw_text(*cell, date1904));
}

std::optional<OrgTable> OrgTable::locate(Form& form, std::span<const TableColumn> wanted) {
    const auto columns = with_keys(form.rubric, wanted);
    OrgTable table;
    table.take_names(form, columns);
    if (table.columns_.size() < columns.size()) {
        if (table.sheet_ == nullptr) table.sheet_ = sheet_by_headers(form);
        if (table.sheet_ != nullptr) table.take_headers(form, columns);
        table.take_map(form, columns);
    }
    if (table.sheet_ == nullptr || !table.columns_.contains(identity::key_org_name))
        return std::nullopt;
    for (const TableColumn& column : columns)
        if (!table.columns_.contains(column.name))
            form.report(Severity::error, "bureau-column-lost", "",
                        cell_address(table.sheet_->name, {0, 0}),
                        {{"label", same(column.header)}, {"name", same(column.name)}});
    table.find_body();
    return table;
}

// Names of the keys say which sheet it is; names that point to another sheet were dragged away and
// are not trusted.
void OrgTable::take_names(const Form& form, std::span<const TableColumn> columns) {
    for (const TableColumn& column : columns) {
        const NameIndex::Named named = form.names.named(column.name, {});
        if (named.state == NameIndex::State::present) take_place(column.name, named.place);
    }
}

void OrgTable::take_place(const std::string& name, const Place& place) {
    if (sheet_ == nullptr) sheet_ = place.sheet;
    if (place.sheet != sheet_ || columns_.contains(name)) return;
    columns_[name] = place.range.first.column;
    first_ = std::min(first_.value_or(place.range.first.row), place.range.first.row);
    last_ = std::max(last_.value_or(place.range.last.row), place.range.last.row);
}

// A title above may repeat a header: the lowest one above the body is the column's.
void OrgTable::take_headers(const Form& form, std::span<const TableColumn> columns) {
    const std::uint32_t end = first_.value_or(lowest_header);
    std::map<std::string, std::vector<Position>> printed;
    for (const auto& [position, cell] : sheet_->cells) {
        if (position.row >= end) break;
        if (cell.kind == CellKind::text) printed[label_key(cell.text)].push_back(position);
    }
    for (const TableColumn& column : columns) {
        const auto found = printed.find(label_key(column.header));
        if (found == printed.end()) continue;
        const auto& spots = found->second;  // in row order
        const Position lowest = spots.back();
        const bool several = spots.size() > 1 && spots[spots.size() - 2].row == lowest.row;
        if (several) continue;
        header_ = std::max(header_.value_or(lowest.row), lowest.row);
        columns_.try_emplace(column.name, lowest.column);
    }
    (void)form;
}

void OrgTable::take_map(const Form& form, std::span<const TableColumn> columns) {
    const bool keys_known = columns_.contains(identity::key_org_name);
    for (const TableColumn& column : columns) {
        const auto place = form.names.mapped(column.name, {});
        if (!place || (sheet_ != nullptr && place->sheet != sheet_) ||
            columns_.contains(column.name))
            continue;
        if (keys_known) columns_[column.name] = place->range.first.column;
        else take_place(column.name, *place);
    }
}

void OrgTable::find_body() {
    if (first_) return;
    // Rows of ranges and articles stand between the headers and the first organisation.
    const std::uint32_t name_column = columns_.find(identity::key_org_name)->second;
    for (const auto& [position, cell] : sheet_->cells) {
        if (position.row <= header_.value_or(0) || position.column != name_column) continue;
        if (unicode::trimmed(cell.text).empty()) continue;
        first_ = position.row;
        break;
    }
    last_ = first_;
}

Spot OrgTable::spot(std::string_view name, std::uint32_t row) const {
    const auto found = columns_.find(name);
    if (found == columns_.end()) return {};
    return {sheet_, {row, found->second}};
}

std::string OrgTable::text(std::string_view name, std::uint32_t row) const {
    const Spot at = spot(name, row);
    const Cell* cell = at.sheet == nullptr ? nullptr : at.sheet->find(at.at);
    return cell == nullptr ? std::string() : std::string(unicode::trimmed(cell->text));
}

bool OrgTable::typed_in(std::uint32_t row) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [&](const auto& column) { return !text(column.first, row).empty(); });
}

std::vector<OrgTable::Row> OrgTable::rows(Form& form) const {
    std::vector<Row> rows;
    if (!first_ || sheet_->cells.empty()) return rows;
    const std::uint32_t end = sheet_->cells.back().first.row;  // a name may claim a million rows
    for (std::uint32_t row = *first_; row <= end; ++row) {
        const std::string name = text(identity::key_org_name, row);
        const Spot code = spot(identity::key_uscc, row);
        const std::string uscc = code.sheet == nullptr
                                     ? ""
                                     : org_code(code.sheet->find(code.at), form.workbook.date1904);
        if (!name.empty() || !uscc.empty()) {
            rows.push_back({row, {unicode::without_invisible(name), uscc}});
        } else if (row > *last_) {
            break;
        } else if (typed_in(row)) {
            form.report(Severity::warning, "row-without-organisation", "",
                        cell_address(sheet_->name, {row, 0}), {});
        }
    }
    return rows;
}

std::optional<Finding> open_table(OrgWorkbook& opened, WorkbookKind kind, int year,
                                  std::span<const TableColumn> columns,
                                  std::vector<Finding>& findings) {
    const Rubric& rubric = opened.form.rubric;
    if (auto refusal = not_of_round(opened.form.workbook, kind, rubric, year, findings))
        return refusal;
    opened.table = OrgTable::locate(opened.form, columns);
    if (opened.table) return std::nullopt;
    return Finding{
        Severity::error, "bureau-table-lost", "", "", {{"want", same(org_name_header(rubric))}}};
}

}  // namespace kaoping
