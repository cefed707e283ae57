#pragma once

#include "model/field_type.hpp"
#include "rubric/expression.hpp"

namespace kaoping {

// The type that a cell's value has in expressions.
Type type_of(ValueType type);

}  // namespace kaoping
