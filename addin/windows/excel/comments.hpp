#pragma once

#include <cstddef>
#include <vector>

#include "windows/excel/findings.hpp"
#include "windows/excel/words.hpp"

namespace kaoping::excel {

struct CommentCount {
    std::size_t written = 0;  // cells that say now what is to be corrected there
    std::size_t refused = 0;  // on a sheet with a password, or of a cell that takes no comment
};

// Errors and warnings as comments of their cells, each below a line that marks it as ours. What people wrote above that line
// stays; what an earlier check left is replaced, or taken away where nothing is found any more. A sheet protected without a
// password is protected again afterwards.
CommentCount write_comments(const Object& workbook, const std::vector<CellFinding>& findings, Language language);

}  // namespace kaoping::excel
