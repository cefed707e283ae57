#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "recognise/form_parts.hpp"

namespace kaoping {

// Private to this stage: where a list table stands and which column of the sheet holds which of the
// rubric.
struct ListTable {
    const Sheet* sheet = nullptr;
    std::uint32_t header_row = 0;
    std::uint32_t last_row = 0;      // of the table; rows directly below it are read too
    std::uint32_t first_column = 0;  // of the table as named
    std::uint32_t last_column = 0;
    std::vector<std::optional<std::uint32_t>>
        columns;  // parallel to List::columns; nullopt: not on the form
};

// By its name, else by the hidden sheet's map, else by title and headers. Headers say which column
// is which, whatever their order. nullopt: not found, which is reported.
std::optional<ListTable> locate_list(Form& form, const List& list);

}  // namespace kaoping
