#pragma once

#include "model/value.hpp"

namespace kaoping {

// A round of assessment: one rubric, one year (readings A5, A15).
struct RoundContext {
    int year = 0;
    int notice_year =
        0;  // the year in which the notice is issued: year + 1 unless the plan says otherwise
    Date period_from;  // both days belong to the period
    Date period_to;
    Date as_of;  // the last day of the year unless given
};

}  // namespace kaoping
