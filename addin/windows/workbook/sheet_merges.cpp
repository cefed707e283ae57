#include "windows/workbook/sheet_merges.hpp"

#include <algorithm>
#include <vector>

#include "windows/workbook/areas.hpp"

namespace kaoping {

namespace {

// Where a merged area may begin that is not known yet. All cells of one but its first are blank, so
// none begins where something stands to the right and below.
class Candidates {
public:
    Candidates(const Sheet& sheet, const Range& filled)
        : filled_(filled), open_(area_of(filled), true) {
        for (const auto& [at, cell] : sheet.cells)
            if (at.column < filled.last.column && at.row < filled.last.row &&
                sheet.find({at.row, at.column + 1}) != nullptr &&
                sheet.find({at.row + 1, at.column}) != nullptr)
                open_[place(at)] = false;
    }

    // The smallest range around those in the area; nullopt: there is none.
    std::optional<Range> within(const Range& area) const {
        std::optional<Range> found;
        for (std::uint32_t row = area.first.row; row <= area.last.row; ++row)
            for (std::uint32_t column = area.first.column; column <= area.last.column; ++column) {
                if (!open_[place({row, column})]) continue;
                if (!found) found = Range{{row, column}, {row, column}};
                found->first.column = std::min(found->first.column, column);
                found->last = {row, std::max(found->last.column, column)};
            }
        return found;
    }

    void close(const Range& known) {
        for (std::uint32_t row = std::max(known.first.row, filled_.first.row);
             row <= std::min(known.last.row, filled_.last.row); ++row)
            for (std::uint32_t column = std::max(known.first.column, filled_.first.column);
                 column <= std::min(known.last.column, filled_.last.column); ++column)
                open_[place({row, column})] = false;
    }

private:
    std::size_t place(Position at) const {
        return std::size_t{at.row - filled_.first.row} * columns_of(filled_) +
               (at.column - filled_.first.column);
    }

    Range filled_;
    std::vector<bool> open_;
};

class MergeReader {
public:
    MergeReader(const com::LateBound& worksheet, com::Members& members, const Range& filled,
                Sheet& target)
        : worksheet_(worksheet), members_(members), target_(target), candidates_(target, filled) {}

    // From the top left, so that what reaches into the area from there is known.
    void read(const Range& area) {
        auto open = candidates_.within(area);
        if (!open) return;
        const com::Variant merged = range_object(worksheet_, members_, *open).get(L"MergeCells");
        const bool uniform = merged.type() == VT_BOOL;
        if (uniform && merged.get().boolVal == VARIANT_FALSE) return;
        if (!uniform && area_of(*open) > 1) {
            const auto [first, second] = halves(*open);
            read(first);
            read(second);
            return;
        }
        for (; open; open = candidates_.within(area)) take(first_of(*open));
    }

private:
    // Of a box around candidates the first row has one, not always in its first column.
    Position first_of(const Range& box) const {
        return candidates_.within({box.first, {box.first.row, box.last.column}})->first;
    }

    void take(Position at) {
        const auto merge = parse_address(range_object(worksheet_, members_, {at, at})
                                             .object(L"MergeArea", members_)
                                             .text(L"Address"));
        candidates_.close(merge.value_or(Range{at, at}));
        candidates_.close({at, at});
        if (merge && !(merge->first == merge->last)) target_.merges.push_back(*merge);
    }

    const com::LateBound& worksheet_;
    com::Members& members_;
    Sheet& target_;
    Candidates candidates_;
};

constexpr std::size_t most_places =
    20'000'000;  // a sheet with stray cells far out; forms have thousands

// One question a cell that holds something: of a sheet with a stray cell so far out that all
// between them are too many.
void read_merges_of_cells(const com::LateBound& worksheet, com::Members& members, Sheet& target) {
    constexpr std::size_t most_questions = 10'000;
    if (target.cells.size() > most_questions) throw com::CallFailed(DISP_E_OVERFLOW, target.name);
    for (const auto& [at, cell] : target.cells) {
        const auto merge = parse_address(range_object(worksheet, members, {at, at})
                                             .object(L"MergeArea", members)
                                             .text(L"Address"));
        if (merge && !(merge->first == merge->last)) target.merges.push_back(*merge);
    }
}

}  // namespace

void read_merges(const com::LateBound& worksheet, com::Members& members, const Range& filled,
                 Sheet& target) {
    if (area_of(filled) > most_places) return read_merges_of_cells(worksheet, members, target);
    MergeReader(worksheet, members, filled, target).read(filled);
}

}  // namespace kaoping
