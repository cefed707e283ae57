#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/cells.hpp"
#include "model/round_context.hpp"
#include "reports/workbook/list_layout.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// One row of the indicator table: a field (of a series the first of three), a list's summary, or
// what stands elsewhere.
struct FormRow {
    std::vector<const Field*> fields;
    const List* list = nullptr;
    bool elsewhere = false;  // the field or list stands with another indicator
    double height = 0;       // points
};

// The rows of one indicator, or of the head.
struct FormBlock {
    const Indicator* indicator = nullptr;  // null: the head
    std::uint32_t first = 0;
    std::vector<FormRow> rows;
    std::uint32_t last() const { return first + static_cast<std::uint32_t>(rows.size()) - 1; }
    double height() const;
};

// Where everything stands on the main sheet. All columns and rows zero-based.
struct FormPlan {
    FormPlan(const Rubric& rubric, int year);

    const Rubric& rubric;
    RoundContext round;
    bool weights = false;      // points are printed as weights in per cent
    std::uint32_t values = 1;  // value columns: 3 where the rubric has series

    static constexpr std::uint32_t section = 0, title = 1, points = 2, criterion = 3, label = 4,
                                   value = 5;
    std::uint32_t last_value() const { return value + values - 1; }
    std::uint32_t unit() const { return value + values; }
    std::uint32_t materials() const { return unit() + 1; }
    std::uint32_t measure() const { return unit() + 2; }
    std::uint32_t self() const { return unit() + 3; }
    std::uint32_t check() const { return unit() + 4; }
    double width(std::uint32_t column) const;  // characters
    double width(std::uint32_t first, std::uint32_t last) const;

    static constexpr std::uint32_t status_row = 2, head_row = 3;
    std::uint32_t header_row = 0;  // of the indicator table
    std::uint32_t total_row = 0;
    FormBlock head;
    std::vector<FormBlock> blocks;  // as printed: sections, bonus, deductions
    std::uint32_t body_last() const { return blocks.empty() ? header_row : blocks.back().last(); }
    std::vector<std::uint32_t> page_starts;  // rows that begin a new page

    // Cells, by id.
    std::map<std::string, Position> fields;
    std::map<std::string, Position> measures;
    std::map<std::string, Position> self_cells;  // live and typed
    std::vector<ListLayout> lists;  // parallel to Rubric::lists; sheets are filled in later
    std::set<std::string> counted_lists;

    const ListLayout& layout(const std::string& list) const;
    bool starts_page(std::uint32_t row) const;
    // Rules look at which rows count, so the list has its key, candidate and counted columns.
    bool counts(const ListLayout& list) const { return counted_lists.contains(list.list->id); }
    // The last helper column: starred cells still blank in a row in use, "" in a row not in use.
    std::uint32_t begun_column(const ListLayout& list) const {
        return counts(list) ? list.counted_column() + 1 : list.key_column();
    }

private:
    void place_rows();
    void fit_heights(FormBlock& block) const;
    void break_pages();
};

// 协议指标（60分）, 加分项 ... as printed in the first column.
std::string section_caption(const FormPlan& plan, const Indicator& indicator);

}  // namespace kaoping
