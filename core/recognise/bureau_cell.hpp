#pragma once

#include <string>
#include <string_view>

#include "model/typed_cell.hpp"
#include "recognise/form_parts.hpp"

namespace kaoping {

// The defined name of a cell: prefix of identity.hpp and id.
inline std::string cell_name(std::string_view prefix, const std::string& id) {
    return std::string(prefix) + id;
}

// Private to this stage. One cell that the bureau or an expert may have typed; findings go to the
// form, as warnings at most: an error would return the applicant's form (A13) for somebody else's
// slip. nullopt: blank.
std::optional<TypedCell> read_typed(Form& form, const Spot& spot, const Purpose& purpose);

// The same for a number: 不适用 is refused, bureau-not-applicable.
std::optional<TypedCell> read_typed_points(Form& form, const Spot& spot, const Purpose& purpose);

// Spec of points: 5 and 5分.
CellSpec points_spec();

// A word in a cell, its blanks trimmed; empty when blank.
std::string typed_text(const Form& form, const Spot& spot);

}  // namespace kaoping
