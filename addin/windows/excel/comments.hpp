#pragma once

#include <vector>

#include "comments/own_part.hpp"
#include "windows/excel/findings.hpp"
#include "windows/excel/words.hpp"

namespace kaoping::excel {

// Errors and warnings as comments of their cells, each below a line that marks it as ours. What
// people wrote above that line stays; what an earlier check left is replaced, or taken away where
// nothing is found any more. A sheet protected without a password is protected again afterwards.
comments::Count write_comments(const Object& workbook, const std::vector<CellFinding>& findings,
                               Language language);

}  // namespace kaoping::excel
