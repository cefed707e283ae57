#include "recognise/list_table.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/identity.hpp"
#include "rubric/labels.hpp"
#include "text/sheet_text.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t rows_above =
    40;  // how far above the body a header is looked for when rows were inserted
constexpr std::size_t longest_title = 31;  // of a sheet, in UTF-16 units

std::string text_at(const Sheet& sheet, std::uint32_t row, std::uint32_t column) {
    const Cell* cell = sheet.find({row, column});
    return cell == nullptr ? std::string() : cell->text;
}

bool headers_as_printed(const List& list, const Place& place, std::uint32_t row) {
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        const Cell* cell =
            place.sheet->find({row, place.range.first.column + static_cast<std::uint32_t>(i)});
        if (cell == nullptr || cell->text != column_header(list.columns[i])) return false;
    }
    return place.range.last.column + 1 - place.range.first.column == list.columns.size();
}

struct Header {
    std::uint32_t column = 0;
    std::string text;
    bool taken = false;
};

std::vector<Header> headers_of(const Sheet& sheet, std::uint32_t row) {
    std::vector<Header> headers;
    auto at =
        std::lower_bound(sheet.cells.begin(), sheet.cells.end(), Position{row, 0},
                         [](const auto& entry, Position wanted) { return entry.first < wanted; });
    for (; at != sheet.cells.end() && at->first.row == row; ++at)
        if (at->second.kind == CellKind::text)
            headers.push_back({at->first.column, at->second.text, false});
    return headers;
}

int matches(const List& list, const Sheet& sheet, std::uint32_t row) {
    const auto headers = headers_of(sheet, row);
    return static_cast<int>(
        std::count_if(list.columns.begin(), list.columns.end(), [&](const Column& column) {
            return std::any_of(headers.begin(), headers.end(),
                               [&](const Header& h) { return is_header_of(column, h.text); });
        }));
}

// The header stands directly above the body, unless rows were inserted between the two.
std::uint32_t header_row_above(const List& list, const Place& place) {
    const std::uint32_t body = place.range.first.row;
    if (body == 0) return 0;
    std::uint32_t best = body - 1;
    int most = 0;
    for (std::uint32_t up = 1; up <= std::min(body, rows_above); ++up) {
        const int found = matches(list, *place.sheet, body - up);
        if (found > most) {
            most = found;
            best = body - up;
        }
        if (most > 0 && up == 1) break;
    }
    return best;
}

class TableLocator {
public:
    TableLocator(Form& form, const List& list) : form_(form), list_(list) {}

    std::optional<ListTable> run() {
        const NameIndex::Named named = form_.names.named(identity::list, list_.id);
        if (named.state == NameIndex::State::present) return by_place(named.place);
        (named.state == NameIndex::State::absent ? form_.absent : form_.broken)
            .push_back(list_.label);
        const auto mapped = form_.names.mapped(identity::list, list_.id);
        if (mapped &&
            2 * matches(list_, *mapped->sheet, header_row_above(list_, *mapped)) > columns())
            return by_place(*mapped);
        if (auto found = by_labels()) return found;
        form_.report(
            Severity::warning, "list-not-found", list_.id, "",
            {{"label", list_.label}, {"article", same(cited_article(form_.rubric, list_))}});
        return std::nullopt;
    }

private:
    int columns() const { return static_cast<int>(list_.columns.size()); }

    std::optional<ListTable> by_place(const Place& place) {
        table_.sheet = place.sheet;
        table_.last_row = place.range.last.row;
        table_.first_column = place.range.first.column;
        table_.last_column = place.range.last.column;
        if (place.range.first.row > 0 &&
            headers_as_printed(list_, place, place.range.first.row - 1)) {
            table_.header_row = place.range.first.row - 1;
            for (std::uint32_t i = 0; i < list_.columns.size(); ++i)
                table_.columns.emplace_back(table_.first_column + i);
            return table_;
        }
        table_.header_row = header_row_above(list_, place);
        assign_columns();
        return table_;
    }

    void assign_columns() {
        headers_ = headers_of(*table_.sheet, table_.header_row);
        table_.columns.assign(list_.columns.size(), std::nullopt);
        for (const bool inside : {true, false})
            for (std::size_t i = 0; i < list_.columns.size(); ++i)
                if (!table_.columns[i]) assign_by_header(i, inside);
        for (std::size_t i = 0; i < list_.columns.size(); ++i)
            if (!table_.columns[i]) assign_by_position(i);
        report_order();
    }

    void assign_by_header(std::size_t index, bool inside) {
        for (Header& header : headers_) {
            const bool within =
                header.column >= table_.first_column && header.column <= table_.last_column;
            if (header.taken || within != inside ||
                !is_header_of(list_.columns[index], header.text))
                continue;
            header.taken = true;
            table_.columns[index] = header.column;
            return;
        }
    }

    // A header that was typed over: the column keeps its place beside its neighbour, unless another
    // one is there.
    void assign_by_position(std::size_t index) {
        const std::uint32_t place = index > 0 && table_.columns[index - 1]
                                        ? *table_.columns[index - 1] + 1
                                        : table_.first_column + static_cast<std::uint32_t>(index);
        const Column& column = list_.columns[index];
        const bool taken =
            std::find(table_.columns.begin(), table_.columns.end(), place) != table_.columns.end();
        const std::string cell = cell_address(table_.sheet->name, {table_.header_row, place});
        if (taken || place > table_.last_column) {
            form_.report(Severity::warning, "column-not-found", list_.id + "." + column.id, "",
                         {{"label", column.label}, {"list", list_.label}});
            return;
        }
        table_.columns[index] = place;
        form_.report(Severity::warning, "header-differs", list_.id + "." + column.id, cell,
                     {{"label", column.label},
                      {"list", list_.label},
                      {"want", same(column_header(column))},
                      {"found", same(text_at(*table_.sheet, table_.header_row, place))}});
    }

    void report_order() {
        std::vector<std::uint32_t> order;
        for (const auto& column : table_.columns)
            if (column) order.push_back(*column);
        if (std::is_sorted(order.begin(), order.end())) return;
        form_.report(Severity::warning, "columns-reordered", list_.id,
                     cell_address(table_.sheet->name, {table_.header_row, table_.first_column}),
                     {{"label", list_.label}});
    }

    // Rows that hold headers of this list; a sheet titled like the list, or showing its title, goes
    // first.
    std::optional<ListTable> by_labels() {
        std::map<std::pair<std::size_t, std::uint32_t>, std::set<std::size_t>> rows;
        const auto sheet_number = [&](const Sheet* s) {
            return static_cast<std::size_t>(s - form_.workbook.sheets.data());
        };
        for (std::size_t i = 0; i < list_.columns.size(); ++i)
            for (const std::string& printed :
                 {list_.columns[i].label.zh, column_header(list_.columns[i])})
                for (const LabelIndex::Spot& spot : form_.labels().spots(printed))
                    rows[{sheet_number(spot.sheet), spot.at.row}].insert(i);
        const auto titled = titled_sheets(sheet_number);
        std::pair<std::size_t, std::size_t> most{0, 0};  // titled, columns found
        std::pair<std::size_t, std::uint32_t> best{0, 0};
        bool tied = false;
        for (const auto& [place, found] : rows) {
            if (2 * found.size() <= list_.columns.size()) continue;
            const std::pair<std::size_t, std::size_t> rank{titled.count(place.first), found.size()};
            if (rank < most) continue;
            tied = rank == most;
            most = rank;
            best = place;
        }
        if (most.second == 0 || tied) return std::nullopt;
        return by_header(form_.workbook.sheets[best.first], best.second);
    }

    template <class Number>
    std::set<std::size_t> titled_sheets(Number sheet_number) {
        std::set<std::size_t> titled;
        if (const Sheet* sheet = form_.workbook.sheet(sheet_title(list_.label.zh, longest_title)))
            return {sheet_number(sheet)};
        for (const LabelIndex::Spot& spot : form_.labels().spots(list_.label.zh))
            titled.insert(sheet_number(spot.sheet));
        return titled;
    }

    std::optional<ListTable> by_header(const Sheet& sheet, std::uint32_t row) {
        table_.sheet = &sheet;
        table_.header_row = row;
        table_.last_row = row + static_cast<std::uint32_t>(list_.form_rows);
        const auto headers = headers_of(sheet, row);
        const auto known = [&](const Header& h) {
            return std::any_of(list_.columns.begin(), list_.columns.end(),
                               [&](const Column& c) { return is_header_of(c, h.text); });
        };
        const auto first = std::find_if(headers.begin(), headers.end(), known);
        const auto last = std::find_if(headers.rbegin(), headers.rend(), known);
        table_.first_column = first->column;
        table_.last_column = std::max(
            last->column, first->column + static_cast<std::uint32_t>(list_.columns.size()) - 1);
        assign_columns();
        return table_;
    }

    Form& form_;
    const List& list_;
    ListTable table_;
    std::vector<Header> headers_;
};

}  // namespace

std::optional<ListTable> locate_list(Form& form, const List& list) {
    return TableLocator(form, list).run();
}

}  // namespace kaoping
