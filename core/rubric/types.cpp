#include "rubric/types.hpp"

namespace kaoping {

Type type_of(ValueType type) {
    if (is_numeric(type)) return Type::number;
    if (type == ValueType::yes_no) return Type::boolean;
    return type == ValueType::date ? Type::date : Type::text;
}

}  // namespace kaoping
