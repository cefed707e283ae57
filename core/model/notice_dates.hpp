#pragma once

#include <optional>

#include "model/value.hpp"

namespace kaoping {

// When the public notice is issued, and for how long.
struct NoticeDates {
    std::optional<Date> given;        // printed; the period begins with the first working day after
    std::optional<int> working_days;  // instead of the regulation's
    Date today;  // stands for a date that is not given; printed only where the period depends on it
    const Date& issued() const { return given ? *given : today; }
};

}  // namespace kaoping
