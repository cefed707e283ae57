#pragma once

#include <optional>
#include <string>

#include "model/cells.hpp"
#include "windows/com/variant.hpp"

namespace kaoping {

// A value of Range.Value2 as a file stores it; nullopt: the cell is empty.
std::optional<Cell> cell_of(const com::Variant& value);

// A value of a custom document property as files write it; nullopt: none of the kinds a property
// can have.
std::optional<std::string> property_text(const com::Variant& value);

}  // namespace kaoping
