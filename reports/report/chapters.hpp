#pragma once

#include "reports/report/telling.hpp"

namespace kaoping {

// The chapters of the report, in their order.
void tell_basis(
    Telling& telling);  // regulation, period, who scores, validity, provisional or confirmed
void tell_participation(Telling& telling);
void tell_grades(Telling& telling);
void tell_ranking(Telling& telling);  // on lying pages
void tell_sections(Telling& telling);
void tell_indicators(Telling& telling);  // strengths and weaknesses
void tell_conditions(Telling& telling);  // vetoes and caps that hold
void tell_consequences(Telling& telling);
void tell_pending(Telling& telling);
void tell_returned(Telling& telling);  // returned, duplicate, unreadable, absent, not assessed
void tell_readings(Telling& telling);
void tell_method(Telling& telling);
void tell_checksums(Telling& telling);

}  // namespace kaoping
