#include "windows/workbook/sheet_cells.hpp"

#include <algorithm>

#include "intake/number_format.hpp"
#include "windows/workbook/areas.hpp"
#include "windows/workbook/cell_value.hpp"
#include "windows/workbook/sheet_merges.hpp"

namespace kaoping {

using com::CallFailed;
using com::LateBound;
using com::Variant;

namespace {

constexpr std::size_t most_cells = 1'000'000;
constexpr std::size_t at_once = 100'000;  // cells copied by one call

class SheetCells {
public:
    SheetCells(const LateBound& source, SheetMembers& members, Sheet& target)
        : source_(source), members_(members), target_(target) {}

    void read() {
        const auto used =
            parse_address(source_.object(L"UsedRange", members_.range).text(L"Address"));
        if (!used)
            throw CallFailed(DISP_E_TYPEMISMATCH, "UsedRange.Address");  // an empty sheet has $A$1
        read_area(*used);
        const auto by_position = [](const auto& a, const auto& b) { return a.first < b.first; };
        if (!std::is_sorted(target_.cells.begin(), target_.cells.end(), by_position))
            std::sort(target_.cells.begin(), target_.cells.end(), by_position);
        if (target_.cells.empty()) return;
        const Range filled = bounds();
        read_formats(filled);
        read_merges(source_, members_.range, filled, target_);
    }

private:
    LateBound range(const Range& area) const { return range_object(source_, members_.range, area); }

    // Where something stands: a stray cell far out does not make all between it and the form be
    // copied.
    void read_area(const Range& area) {
        if (area_of(area) <= at_once) return read_block(area);
        if (is_blank(area)) return;
        const auto [first, second] = halves(area);
        read_area(first);
        read_area(second);
    }

    bool is_blank(const Range& area) {
        try {
            if (!functions_)
                functions_ = source_.object(L"Application", members_.application)
                                 .object(L"WorksheetFunction", members_.functions);
            Variant count = functions_->get(L"CountA", {Variant(range(area).dispatch())});
            return count.change_to(VT_R8) && count.get().dblVal == 0;
        } catch (const CallFailed&) {  // an office without it: the block is read
            return false;
        }
    }

    void read_block(const Range& area) {
        const LateBound block = range(area);
        const std::vector<Variant> values = all_of(block.get(L"Value2"), area);
        const Variant any_formula = block.get(L"HasFormula");
        const bool none =
            any_formula.type() == VT_BOOL && any_formula.get().boolVal == VARIANT_FALSE;
        const std::vector<Variant> formulas =
            none ? std::vector<Variant>() : all_of(block.get(L"Formula"), area);
        for (std::size_t row = 0; row < rows_of(area); ++row)
            for (std::size_t column = 0; column < columns_of(area); ++column) {
                const std::size_t at = column * rows_of(area) + row;
                const bool formula = !none && is_formula(formulas[at], values[at]);
                add({area.first.row + static_cast<std::uint32_t>(row),
                     area.first.column + static_cast<std::uint32_t>(column)},
                    values[at], formula);
            }
    }

    // Of a single cell the value itself.
    static std::vector<Variant> all_of(const Variant& values, const Range& area) {
        std::vector<Variant> all = area_of(area) == 1 && !(values.type() & VT_ARRAY)
                                       ? std::vector<Variant>{values}
                                       : com::elements(values.get());
        if (all.size() != area_of(area)) throw CallFailed(DISP_E_TYPEMISMATCH, "Range.Value2");
        return all;
    }

    // A text that begins with = is its own formula.
    static bool is_formula(const Variant& formula, const Variant& value) {
        const std::string text = formula.text();
        return text.starts_with('=') && !(value.type() == VT_BSTR && value.text() == text);
    }

    void add(Position at, const Variant& value, bool formula) {
        auto cell = cell_of(value);
        if (!cell && formula) cell.emplace();
        if (!cell || (cell->kind == CellKind::text && cell->text.empty() && !formula)) return;
        if (target_.cells.size() == most_cells) throw CallFailed(DISP_E_OVERFLOW, target_.name);
        cell->formula = formula;
        target_.cells.emplace_back(at, std::move(*cell));
    }

    Range bounds() const {
        Range found{target_.cells.front().first, target_.cells.back().first};
        for (const auto& [at, cell] : target_.cells) {
            found.first.column = std::min(found.first.column, at.column);
            found.last.column = std::max(found.last.column, at.column);
        }
        return found;
    }

    template <class Use>
    void for_cells(const Range& area, const Use& use) {
        auto at = std::lower_bound(
            target_.cells.begin(), target_.cells.end(), area.first,
            [](const auto& entry, Position wanted) { return entry.first < wanted; });
        for (; at != target_.cells.end() && at->first.row <= area.last.row; ++at)
            if (at->first.column >= area.first.column && at->first.column <= area.last.column)
                use(at->first, at->second);
    }

    // The smallest range around the numbers in it, which alone a format says something of; nullopt:
    // none.
    std::optional<Range> numbers_in(const Range& area) {
        std::optional<Range> part;
        for_cells(area, [&](Position at, const Cell& cell) {
            if (cell.kind != CellKind::number) return;
            if (!part) part = Range{at, at};
            part->first.column = std::min(part->first.column, at.column);
            part->last = {at.row, std::max(part->last.column, at.column)};
        });
        return part;
    }

    // By columns first: what stands in one has mostly one format.
    void read_formats(const Range& area) {
        const auto part = numbers_in(area);
        if (!part) return;
        const Variant code = range(*part).get(L"NumberFormat");
        if (code.type() == VT_BSTR) {
            const NumberFormat format = classify_format(code.text());
            for_cells(*part, [&](Position, Cell& cell) { cell.format = format; });
        } else if (area_of(*part) > 1) {
            const auto [first, second] =
                columns_of(*part) > 1 ? left_and_right(*part) : upper_and_lower(*part);
            read_formats(first);
            read_formats(second);
        }
    }

    const LateBound& source_;
    SheetMembers& members_;
    Sheet& target_;
    std::optional<LateBound> functions_;  // asked for where a range is large
};

}  // namespace

void read_sheet(const LateBound& worksheet, SheetMembers& members, Sheet& target) {
    SheetCells(worksheet, members, target).read();
}

}  // namespace kaoping
