#pragma once

#include <string>
#include <vector>

#include "model/cells.hpp"

namespace kaoping {

struct ChangedCell {
    std::string cell;   // 指标表!F7
    std::string found;  // as it stands; empty: nothing stands there
    std::string want;
    friend bool operator==(const ChangedCell&, const ChangedCell&) = default;
};

struct WorkbookChanges {
    std::vector<std::string> sheets_gone;
    std::vector<std::string> sheets_added;
    std::vector<ChangedCell> cells;  // of the sheets that both have, in their order
    bool empty() const { return sheets_gone.empty() && sheets_added.empty() && cells.empty(); }
};

// What somebody changed in a workbook of ours, cell by cell. A formula whose value a program left
// out when it saved the workbook is no change.
WorkbookChanges changed_cells(const Workbook& present, const Workbook& wanted);

}  // namespace kaoping
