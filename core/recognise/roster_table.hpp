#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/cells.hpp"
#include "model/finding.hpp"

namespace kaoping {

// Private to this stage. A table that somebody made by hand: on the first sheet that is shown,
// headers found by their text in any order, a title above, blank rows between.
struct HandTable {
    const Sheet* sheet = nullptr;
    std::uint32_t header_row = 0;
    std::vector<std::optional<std::uint32_t>> columns;          // parallel to the headers asked for
    std::vector<std::pair<std::uint32_t, std::string>> others;  // columns with another header
    std::vector<std::uint32_t> rows;  // below the header, with anything in one of `columns`

    const Cell* cell(std::size_t column, std::uint32_t row) const;
    std::string address(std::size_t column, std::uint32_t row) const;
    std::string text(std::size_t column, std::uint32_t row, bool date1904) const;  // trimmed
};

// `headers`: printed words; several spellings of one column are divided by \n. `needed`: without
// this one of them there is no table. Findings: header-not-found (error), header-twice (the first
// column is used).
std::optional<HandTable> locate_hand_table(const Workbook& workbook,
                                           const std::vector<std::string>& headers,
                                           std::size_t needed, std::vector<Finding>& findings);

}  // namespace kaoping
