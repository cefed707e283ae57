#include "recognise/label_index.hpp"

#include <algorithm>
#include <map>

#include "model/identity.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {
constexpr std::size_t longest_label =
    600;  // bytes: printed labels are far shorter, cells hold up to 32,767 characters
}

LabelIndex::LabelIndex(const Workbook& workbook) {
    for (const Sheet& sheet : workbook.sheets) {
        if (sheet.name == identity::hidden_sheet) continue;
        for (const auto& [position, cell] : sheet.cells)
            if (cell.kind == CellKind::text && !cell.text.empty() &&
                cell.text.size() <= longest_label)
                spots_[label_key(cell.text)].push_back({&sheet, position});
    }
}

bool LabelIndex::holds(std::string_view label) const { return !spots(label).empty(); }

const std::vector<LabelIndex::Spot>& LabelIndex::spots(std::string_view label) const {
    static const std::vector<Spot> none;
    const auto found = spots_.find(label_key(label));
    return found == spots_.end() ? none : found->second;
}

std::optional<LabelIndex::LabelColumn> LabelIndex::label_column(const Rubric& rubric) const {
    std::map<std::pair<const Sheet*, std::uint32_t>, int> votes;
    std::optional<LabelColumn> best;
    int most = 0;
    for (const Field& field : rubric.fields) {
        if (field.series > 1) continue;  // the series shares one label
        for (const Spot& spot : spots(field.label.zh)) {
            const int count = ++votes[{spot.sheet, spot.at.column}];
            if (count <= most) continue;
            most = count;
            best = LabelColumn{spot.sheet, spot.at.column};
        }
    }
    return best;
}

const Range* merge_at(const Sheet& sheet, Position position) {
    const auto found =
        std::find_if(sheet.merges.begin(), sheet.merges.end(), [&](const Range& merge) {
            return merge.first.row <= position.row && position.row <= merge.last.row &&
                   merge.first.column <= position.column && position.column <= merge.last.column;
        });
    return found == sheet.merges.end() ? nullptr : &*found;
}

}  // namespace kaoping
