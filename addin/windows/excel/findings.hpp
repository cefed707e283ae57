#pragma once

#include <string>
#include <vector>

#include "windows/excel/engine_link.hpp"

namespace kaoping::excel {

struct CellFinding {
    std::wstring severity;  // error, warning, info
    std::wstring sheet;     // empty: of the whole form
    std::wstring cell;      // A1
    std::wstring message;   // in the user's language
};

// Errors first, then warnings, then notes.
std::vector<CellFinding> findings_of(EngineLink& engine, const std::wstring& json);

// Calls of one member for what the workbook's cell is; none when the workbook has no such cell.
Object range_of(const Object& workbook, const std::wstring& sheet, const std::wstring& cell);

}  // namespace kaoping::excel
