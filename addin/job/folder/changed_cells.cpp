#include "job/folder/changed_cells.hpp"

#include "model/number.hpp"

namespace kaoping {

namespace {

bool hold_the_same(const Cell& present, const Cell& wanted) {
    if (present.formula && wanted.formula && present.text.empty()) return true;
    if (present.formula != wanted.formula) return false;
    if (present.text == wanted.text) return true;
    const auto a = Number::parse(present.text);
    const auto b = Number::parse(wanted.text);
    return present.kind == CellKind::number && wanted.kind == CellKind::number && a && b &&
           *a == *b;
}

void compare(const Sheet& present, const Sheet& wanted, std::vector<ChangedCell>& changed) {
    const auto add = [&](Position at, const std::string& found, const std::string& want) {
        if (!found.empty() || !want.empty())
            changed.push_back({cell_address(wanted.name, at), found, want});
    };
    auto a = present.cells.begin();
    auto b = wanted.cells.begin();
    while (a != present.cells.end() || b != wanted.cells.end()) {
        const bool only_a =
            b == wanted.cells.end() || (a != present.cells.end() && a->first < b->first);
        const bool only_b =
            a == present.cells.end() || (b != wanted.cells.end() && b->first < a->first);
        if (only_a) add(a->first, a->second.text, "");
        else if (only_b) add(b->first, "", b->second.text);
        else if (!hold_the_same(a->second, b->second))
            add(a->first, a->second.text, b->second.text);
        if (!only_b) ++a;
        if (!only_a) ++b;
    }
}

}  // namespace

WorkbookChanges changed_cells(const Workbook& present, const Workbook& wanted) {
    WorkbookChanges changes;
    for (const Sheet& sheet : wanted.sheets) {
        const Sheet* now = present.sheet(sheet.name);
        if (now == nullptr) changes.sheets_gone.push_back(sheet.name);
        else compare(*now, sheet, changes.cells);
    }
    for (const Sheet& sheet : present.sheets)
        if (wanted.sheet(sheet.name) == nullptr) changes.sheets_added.push_back(sheet.name);
    return changes;
}

}  // namespace kaoping
