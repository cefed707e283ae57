#include "validate/value_bounds.hpp"

namespace kaoping::validation {

std::optional<Excess> outside(const Bounds& bounds, const Value& value) {
    const auto* number = std::get_if<Number>(&value);
    if (number == nullptr) return std::nullopt;
    if (bounds.minimum && *number < *bounds.minimum)
        return Excess{bounds.exclusive ? FindingCode("not-above-minimum") : "below-minimum",
                      *bounds.minimum};
    if (bounds.minimum && bounds.exclusive && *number == *bounds.minimum)
        return Excess{"not-above-minimum", *bounds.minimum};
    if (bounds.maximum && *number > *bounds.maximum)
        return Excess{"above-maximum", *bounds.maximum};
    return std::nullopt;
}

Text with_unit(const Number& number, const std::string& unit) {
    constexpr int decimals = 6;
    const std::string figure = number.to_decimal(decimals);
    return {figure + unit, unit.empty() ? figure : figure + " " + unit};
}

}  // namespace kaoping::validation
