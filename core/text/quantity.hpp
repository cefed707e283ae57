#pragma once

#include <string>

#include "model/number.hpp"
#include "text/folded.hpp"

namespace kaoping {

// Cells of type count, money, area, percent and number. All are at most 1,000,000,000 in size: with
// six decimals that is what the 15 digits of a spreadsheet number can hold.

// A text cell: amount, unit, sign, currency; refused when it says more or less than one number.
Reading read_quantity(const Folded& folded, const CellSpec& spec);

// A number cell. `found`: what the cell shows.
Reading read_quantity(const Number& stored, NumberFormat format, const std::string& found,
                      const CellSpec& spec);

}  // namespace kaoping
