#pragma once

#include <optional>
#include <string>

#include "model/finding.hpp"
#include "model/number.hpp"
#include "model/value.hpp"

namespace kaoping::validation {

// Private to this stage: the bounds of a number, of a field or of a column.
struct Bounds {
    std::optional<Number> minimum;
    bool exclusive = false;  // the minimum itself is outside
    std::optional<Number> maximum;
};

template <class Bounded>
Bounds bounds_of(const Bounded& b) {
    return {b.minimum, b.minimum_exclusive, b.maximum};
}

struct Excess {
    FindingCode code;  // below-minimum, not-above-minimum, above-maximum
    Number bound;
};

// nullopt for values inside, and for everything that is no number.
std::optional<Excess> outside(const Bounds& bounds, const Value& value);

// A bound as people read it, with its unit.
Text with_unit(const Number& number, const std::string& unit);

}  // namespace kaoping::validation
