#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "recognise/form_parts.hpp"

namespace kaoping {

// Private to this stage. Where a name points to, and the label printed to the left of it in its
// row.
struct NamedSpot {
    Spot spot;
    std::optional<Position> label;
};

// The part of the form's sheet in which fields are printed: names that point elsewhere are not the
// form's, whatever stands beside those cells.
struct PrintedTable {
    const Sheet* sheet = nullptr;
    std::uint32_t label_column = 0;
    std::uint32_t first_row = 0;  // of the labels
    std::uint32_t last_row = 0;
    std::uint32_t last_column = 0;  // of what is printed behind the values

    bool holds(const Spot& spot) const;
    // Directly above the first label or below the last, where text stands in the column of labels:
    // a label that was typed over.
    bool touches(const Spot& spot) const;
};

// By the labels that stand beside the names of fields; where the hidden map says that the form is
// another sheet, and that one has the labels, it is that one. `named`: parallel to Rubric::fields;
// sheet null: no such name. nullopt: no label stands anywhere, and nothing can be said.
std::optional<PrintedTable> find_printed_table(Form& form, const std::vector<NamedSpot>& named);

}  // namespace kaoping
