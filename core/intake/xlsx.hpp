#pragma once

#include <cstddef>
#include <span>
#include <variant>

#include "intake/limits.hpp"
#include "intake/refusal.hpp"
#include "model/cells.hpp"

namespace kaoping {

using ReadResult = std::variant<Workbook, Refusal>;

// Bytes of one file -> cells. Office Open XML workbooks (.xlsx, .xlsm, .xltx, .xltm; ECMA-376,
// transitional and strict) are read whatever their name; chart, dialog and macro sheets are left
// out. Anything else is refused by what it is. Formulas are not evaluated: their stored values are
// the cells. Nothing in the file is trusted: sizes, counts, time and nesting are within `limits`,
// no entity is expanded, nothing outside the bytes is opened.
ReadResult read_workbook(std::span<const std::byte> bytes, const ReadLimits& limits = {});
ReadResult read_workbook(std::span<const char> bytes, const ReadLimits& limits = {});

}  // namespace kaoping
