#pragma once

#include <optional>
#include <string>

#include "model/cells.hpp"
#include "windows/com/late_bound.hpp"

namespace kaoping {

// A Workbook object of Excel or WPS, in whatever process, as cells: what stands there now, saved or
// not, as the reader of .xlsx gives them. More than 1,000,000 cells a sheet are refused. What an
// office lacks (custom properties, the mark of macros) is taken as absent. Throws com::CallFailed:
// no Workbook object, or the office is busy or gone.
Workbook workbook_cells(const com::Pointer<IDispatch>& workbook);

// Whether the object has what a Workbook has.
bool is_workbook(const com::Pointer<IDispatch>& object);

// Path of the file that holds the workbook as it stands; nullopt: changed since, never saved, on a
// server, or saved in a format that is not read.
std::optional<std::string> saved_file(const com::Pointer<IDispatch>& workbook);

// As the office shows it: 表.xlsx, 工作簿1.
std::string workbook_name(const com::Pointer<IDispatch>& workbook);

}  // namespace kaoping
