#pragma once

#include "rubric/load_context.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::loading {

// Says of every name in every expression of the rubric what it names (NameKind), and refuses names
// that are unknown or out of place, types that do not fit, and figures that may be blank.
// Expressions with defects stay unresolved.
void resolve_rubric(Context& context, Rubric& rubric);

}  // namespace kaoping::loading
