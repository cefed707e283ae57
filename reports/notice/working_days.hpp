#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/value.hpp"

namespace kaoping {

// Working days of the People's Republic: Monday to Friday, without public holidays, with the days
// shifted to weekends, as the State Council announces them year by year (templates/holidays.yaml).
// Of a year it does not know only weekends are free.
class WorkCalendar {
public:
    // The years built into the program.
    static const WorkCalendar& built_in();
    // Adds the years of a file, in place of those known. "": good; else what is wrong, and nothing
    // is added.
    std::string add(std::string_view yaml);

    bool knows(int year) const { return years_.contains(year); }
    bool works(const Date& day) const;

private:
    std::set<int> years_;
    std::set<Date> holidays_;
    std::set<Date> workdays_;
};

struct NoticePeriod {
    Date from;                       // the first working day after the notice
    Date to;                         // the last of `days` working days
    std::vector<int> unknown_years;  // touched, of which only weekends are known
};

// `days` working days counted from the day after the notice; `days` is at least 1.
NoticePeriod notice_period(const WorkCalendar& calendar, const Date& notice, int days);

}  // namespace kaoping
