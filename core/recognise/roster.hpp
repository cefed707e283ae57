#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/cells.hpp"
#include "model/finding.hpp"
#include "model/submission.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// One organisation that the bureau expects.
struct RosterRow {
    Organisation organisation;
    bool excused = false;  // 缓评
    std::map<std::string, Entry>
        fields;        // by field id: what the bureau knows; blank cells are absent
    std::string cell;  // of the name, or of the code of a row without a name
};

struct Roster {
    std::vector<RosterRow> rows;  // in the sheet's order, organisations distinct
    std::vector<Finding>
        findings;  // those of read_cell, header-not-found, header-twice, roster-column-unknown,
                   // roster-row-nameless, roster-row-repeated, roster-other-rubric, excused-unclear
};

// Headers on the first sheet, in any order: 机构名称 (or the rubric's own label for it),
// 统一社会信用代码, labels of fields with or without their unit, those of a series with the year
// before or behind, 缓评.
Roster read_roster(const Workbook& workbook, const Rubric& rubric, int year);

// Why the workbook is no roster at all: header-not-found, or roster-empty; nothing else is looked
// at.
std::optional<Finding> unusable_roster(const Workbook& workbook, const Rubric& rubric, int year);

}  // namespace kaoping
