#include <algorithm>
#include <set>

#include "recognise/form_parts.hpp"
#include "recognise/list_table.hpp"
#include "rubric/labels.hpp"
#include "text/cell_text.hpp"
#include "text/code_text.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

bool is_blank(const Cell& cell) { return unicode::trimmed(cell.text).empty(); }

using CellAt = std::pair<Position, Cell>;

class ListRowReader {
public:
    ListRowReader(Form& form, const List& list, const ListTable& table)
        : form_(form), list_(list), table_(table) {
        const std::string article = cited_article(form.rubric, list);
        const Text dot = same("\xC2\xB7");
        for (const Column& column : list.columns)
            purposes_.push_back({list.id + "." + column.id, joined({list.label, column.label}, dot),
                                 article, &column.spec, &column.choice_labels});
    }

    // Rows are taken from the cells that exist: a name may claim a million rows.
    PackedRows run() {
        const auto& cells = table_.sheet->cells;
        auto at = std::lower_bound(
            cells.begin(), cells.end(), Position{table_.header_row + 1, 0},
            [](const CellAt& entry, Position wanted) { return entry.first < wanted; });
        while (at != cells.end()) {
            const std::uint32_t row = at->first.row;
            filled_.assign(list_.columns.size(), nullptr);
            bool any = false;
            for (; at != cells.end() && at->first.row == row; ++at) any = note_cell(*at) || any;
            if (any && !read_row(row)) break;
        }
        report_beyond();
        drop_none();
        return std::move(rows_);
    }

private:
    // True when the cell belongs to a column of the table and holds something.
    bool note_cell(const CellAt& entry) {
        if (is_blank(entry.second)) return false;
        const auto found =
            std::find(table_.columns.begin(), table_.columns.end(), entry.first.column);
        if (found == table_.columns.end()) {
            report_extra(entry);
            return false;
        }
        filled_[static_cast<std::size_t>(found - table_.columns.begin())] = &entry.second;
        return true;
    }

    void report_extra(const CellAt& entry) {
        const std::uint32_t column = entry.first.column;
        if (column < table_.first_column || column > table_.last_column ||
            entry.first.row > table_.last_row)
            return;
        if (!extra_.insert(column).second) return;
        const Cell* header = table_.sheet->find({table_.header_row, column});
        form_.report(Severity::info, "extra-column", list_.id,
                     cell_address(table_.sheet->name, entry.first),
                     {{"label", list_.label},
                      {"found", same(header == nullptr ? column_letters(column) : header->text)}});
    }

    // False at the end of the rows that belong to the table.
    bool read_row(std::uint32_t row) {
        if (row > table_.last_row) {
            const std::uint32_t previous = beyond_ == 0 ? table_.last_row : last_beyond_;
            if (row > previous + 1) {
                form_.report(Severity::warning, "rows-not-read", list_.id,
                             cell_address(table_.sheet->name, first_filled(row)),
                             {{"label", list_.label}});
                return false;
            }
            if (beyond_++ == 0) first_beyond_ = first_filled(row);
            last_beyond_ = row;
        }
        ListRow read;
        read.sheet = table_.sheet->name;
        read.line = static_cast<int>(row) + 1;
        read.cells.reserve(list_.columns.size());
        for (std::size_t i = 0; i < list_.columns.size(); ++i)
            read.cells.push_back(read_cell_of(row, i));
        const auto says_something = [](const Entry& e) {
            return e.unreadable || !is_missing(e.value);
        };
        if (std::any_of(read.cells.begin(), read.cells.end(), says_something))
            rows_.push_back(std::move(read));
        return true;
    }

    Entry read_cell_of(std::uint32_t row, std::size_t index) {
        if (!table_.columns[index]) return {};
        const Spot spot{table_.sheet, {row, *table_.columns[index]}};
        if (filled_[index] != nullptr) {
            Entry entry = read_entry(form_, spot, *filled_[index], purposes_[index]);
            if (list_.columns[index].key_text) refuse_absence(entry, purposes_[index]);
            return entry;
        }
        Entry blank;
        blank.cell = spot.address();
        report_merge(spot, index);
        return blank;
    }

    // 无, 待补 where a code is asked: there is none, and such words are no key that two rows share.
    void refuse_absence(Entry& entry, const Purpose& purpose) {
        const auto* text = std::get_if<std::string>(&entry.value);
        if (text == nullptr || !says_no_code(*text)) return;
        form_.report(
            Severity::warning, "code-says-none", purpose.field, entry.cell,
            {{"label", purpose.label}, {"found", same(*text)}, {"article", same(purpose.article)}});
        entry.value = Missing{};
    }

    // One text merged over several rows may belong to each of them or to one: it is not guessed.
    void report_merge(const Spot& spot, std::size_t index) {
        const Range* merge =
            table_.sheet->merges.empty() ? nullptr : merge_at(*table_.sheet, spot.at);
        if (merge == nullptr || merge->first == spot.at || merge->first.row <= table_.header_row)
            return;
        if (!merges_.insert(merge->first).second) return;
        form_.report(Severity::warning, "merged-cells", purposes_[index].field, spot.address(),
                     {{"label", purposes_[index].label},
                      {"found", same(to_a1(merge->first) + ":" + to_a1(merge->last))}});
    }

    Position first_filled(std::uint32_t row) const {
        const auto first = std::find_if(filled_.begin(), filled_.end(),
                                        [](const Cell* cell) { return cell != nullptr; });
        return {row, *table_.columns[static_cast<std::size_t>(first - filled_.begin())]};
    }

    void report_beyond() {
        if (beyond_ == 0) return;
        form_.report(Severity::warning, "beyond-table", list_.id,
                     cell_address(table_.sheet->name, first_beyond_),
                     {{"label", list_.label},
                      {"count", same(std::to_string(beyond_))},
                      {"found", same(std::to_string(first_beyond_.row + 1))}});
    }

    // A table whose only cell says 无 states that there is nothing: no row with its required
    // columns missing.
    void drop_none() {
        if (rows_.size() != 1) return;
        const auto given = [](const Entry& e) { return e.raw.has_value(); };
        const std::vector<Entry> cells = rows_.front().cells;
        if (std::count_if(cells.begin(), cells.end(), given) != 1) return;
        const Entry& only = *std::find_if(cells.begin(), cells.end(), given);
        if (only.raw->find_first_of("0123456789") != std::string::npos) return;
        CellSpec count;
        count.type = ValueType::count;
        Cell typed;
        typed.text = *only.raw;
        const Value value = read_cell(&typed, false, count).value;
        const auto* number = std::get_if<Number>(&value);
        if (number == nullptr || !number->is_zero()) return;
        std::erase_if(form_.findings, [&](const Finding& f) { return f.cell == only.cell; });
        form_.report(Severity::info, "list-says-none", list_.id, only.cell,
                     {{"label", list_.label}, {"found", same(*only.raw)}});
        rows_ = {};
    }

    Form& form_;
    const List& list_;
    const ListTable& table_;
    std::vector<Purpose> purposes_;
    std::vector<const Cell*> filled_;  // of the row being read; null: blank
    PackedRows rows_;
    std::set<std::uint32_t> extra_;
    std::set<Position> merges_;
    int beyond_ = 0;
    Position first_beyond_;
    std::uint32_t last_beyond_ = 0;
};

}  // namespace

PackedRows read_list(Form& form, const List& list) {
    const auto table = locate_list(form, list);
    if (!table) return {};
    form.list_sheets.push_back(table->sheet->name);
    return ListRowReader(form, list, *table).run();
}

}  // namespace kaoping
