#include "reports/workbook/list_layout.hpp"

#include <algorithm>

#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

// "$D5": a cell of the same sheet and row.
std::string at(std::uint32_t column, std::uint32_t row) {
    return "$" + column_letters(column) + std::to_string(row + 1);
}

class LayoutRow : public RowMap {
public:
    LayoutRow(const ListLayout& layout, std::uint32_t row) : layout_(layout), row_(row) {}
    std::string cell(const std::string& column) const override {
        return at(layout_.column_of(column), row_);
    }
    std::string key() const override { return at(layout_.key_column(), row_); }

private:
    const ListLayout& layout_;
    std::uint32_t row_;
};

std::string row_formula(const Expr& e, const Rubric& rubric, const CellMap& cells,
                        const ListLayout& layout, std::uint32_t row) {
    const LayoutRow map(layout, row);
    return formula(e, {rubric, cells, nullptr, layout.list, &map});
}

// True for a row without an entry.
std::string nothing_typed(const ListLayout& layout, std::uint32_t row) {
    return "COUNTA(" + at(0, row) + ":" + at(layout.body_columns() - 1, row) + ")=0";
}

std::string absolute_column(const ListLayout& layout, std::uint32_t column) {
    return to_a1_absolute({layout.first_row(), column}) + ":" +
           to_a1_absolute({layout.last_row(), column});
}

}  // namespace

std::uint32_t ListLayout::column_of(const std::string& id) const {
    const auto column = std::find_if(list->columns.begin(), list->columns.end(),
                                     [&](const Column& c) { return c.id == id; });
    if (column != list->columns.end())
        return static_cast<std::uint32_t>(column - list->columns.begin());
    const auto derived = std::find_if(list->derived.begin(), list->derived.end(),
                                      [&](const DerivedColumn& d) { return d.id == id; });
    return derived_column(static_cast<std::size_t>(derived - list->derived.begin()));
}

std::string ListLayout::range_reference(std::uint32_t column_) const {
    return quote_sheet(sheet) + "!" + absolute_column(*this, column_);
}

std::string list_key_formula(const Rubric& rubric, const CellMap& cells, const ListLayout& layout,
                             std::uint32_t row) {
    if (!layout.list->key) return std::to_string(row - layout.first_row() + 1);
    return "IFERROR(" + row_formula(*layout.list->key, rubric, cells, layout, row) + ",\"\")";
}

std::string list_derived_formula(const Rubric& rubric, const CellMap& cells,
                                 const ListLayout& layout, std::uint32_t row, std::size_t index) {
    return "IF(" + nothing_typed(layout, row) + ",0,IFERROR(" +
           row_formula(*layout.list->derived[index].expression, rubric, cells, layout, row) +
           ",0))";
}

std::string list_candidate_formula(const Rubric& rubric, const CellMap& cells,
                                   const ListLayout& layout, std::uint32_t row) {
    const List& list = *layout.list;
    std::string value =
        list.where ? "IF(" + row_formula(*list.where, rubric, cells, layout, row) + ",1,0)" : "1";
    if (list.period) {
        const std::string date = row_formula(*list.period, rubric, cells, layout, row);
        value = "IF(ISNUMBER(" + date + "),IF(AND(" + date +
                ">=" + cells.round_fact(RoundFact::period_from) + "," + date +
                "<=" + cells.round_fact(RoundFact::period_to) + ")," + value + ",0),0)";
    }
    std::string excluded = nothing_typed(layout, row);
    if (layout.graded)
        excluded = "OR(" + excluded + "," + at(layout.recognised_column(), row) + "=" +
                   quoted(words("not-recognised").zh) + ")";
    return "IFERROR(IF(" + excluded + ",0," + value + "),0)";
}

// No array entry, no COUNTIF on keys: they misread long digits and wildcards (RULES.md).
std::string list_counted_formula(const ListLayout& layout, std::uint32_t row) {
    std::string candidate = at(layout.candidate_column(), row);
    if (!layout.list->key) return candidate;
    const std::string key = at(layout.key_column(), row);
    const auto so_far = [&](std::uint32_t column) {
        return to_a1_absolute({layout.first_row(), column}) + ":" + at(column, row);
    };
    if (layout.list->pick == Pick::first)
        return "IF(" + candidate + "=0,0,IF(SUMPRODUCT((" + so_far(layout.key_column()) + "=" +
               key + ")*" + so_far(layout.candidate_column()) + ")=1,1,0))";
    const std::uint32_t compared = layout.column_of(layout.list->pick_by);
    const std::string all = absolute_column(layout, compared);
    const std::string mine = at(compared, row);
    return "IF(" + candidate + "=0,0,IF(SUMPRODUCT((" +
           absolute_column(layout, layout.key_column()) + "=" + key + ")*" +
           absolute_column(layout, layout.candidate_column()) + "*((" + all + ">" + mine + ")+(" +
           all + "=" + mine + ")*(ROW(" + all + ")<ROW(" + mine + "))))=0,1,0))";
}

}  // namespace kaoping
