#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "model/cells.hpp"
#include "windows/com/variant.hpp"

namespace kaoping::test {

// A Workbook object as Excel has it while `book` is open there: Worksheets, UsedRange, Range,
// Value2, Formula, Names ...
struct LiveWorkbook {
    Workbook book;
    std::string name;  // 表.xlsx
    std::string path;  // FullName
    bool saved = false;
    bool has_properties = true;       // WPS may have none
    std::string general = "General";  // how its formats call it
    std::size_t calls = 0;            // of Invoke and GetIDsOfNames, by whoever reads it
    std::function<void()> on_call;    // before each; may throw std::exception: the call fails
    bool read_only = false;
    bool has_macros = false;
};

// The object; `workbook` outlives it.
com::Pointer<IDispatch> live_object(LiveWorkbook& workbook);

}  // namespace kaoping::test
