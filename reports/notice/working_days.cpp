#include "reports/notice/working_days.hpp"

#include <yaml-cpp/yaml.h>

#include <map>
#include <optional>
#include <stdexcept>

namespace kaoping {

const std::map<std::string_view, std::string_view>&
embedded_calendar();  // generated from templates/holidays.yaml

namespace {

constexpr int longest_holiday = 31;

// 1900-01-01, serial 1, was a Monday. The serials count the missing 1900-02-29, which is behind us.
bool weekend(const Date& day) {
    const auto weekday = (to_serial(day) + 5) % 7;  // 0: Monday
    return weekday >= 5;
}

std::set<Date> days_of(const YAML::Node& list, int year) {
    std::set<Date> days;
    for (const auto& item : list) {
        const auto text = item.as<std::string>();
        const auto slash = text.find('/');
        const auto from = parse_iso_date(text.substr(0, slash));
        const auto to = slash == std::string::npos ? from : parse_iso_date(text.substr(slash + 1));
        if (!from || !to || *to < *from || from->year != year || to->year != year ||
            add_days(*from, longest_holiday) < *to)
            throw std::invalid_argument(text);
        for (Date day = *from; day <= *to; day = add_days(day, 1)) days.insert(day);
    }
    return days;
}

void replace_year(std::set<Date>& all, int year, const std::set<Date>& days) {
    std::erase_if(all, [&](const Date& day) { return day.year == year; });
    all.insert(days.begin(), days.end());
}

}  // namespace

const WorkCalendar& WorkCalendar::built_in() {
    static const WorkCalendar calendar = [] {
        WorkCalendar built;
        for (const auto& [name, yaml] : embedded_calendar())
            if (const std::string wrong = built.add(yaml); !wrong.empty())
                throw std::logic_error(std::string(name) + ": " + wrong);
        return built;
    }();
    return calendar;
}

std::string WorkCalendar::add(std::string_view yaml) {
    WorkCalendar grown = *this;
    try {
        const YAML::Node file = YAML::Load(std::string(yaml));
        if (!file.IsMap()) return "no years";
        for (const auto& entry : file) {
            const int year = entry.first.as<int>();
            for (const auto& part : entry.second)
                if (auto key = part.first.as<std::string>();
                    key != "source" && key != "holidays" && key != "workdays")
                    return key;
            replace_year(grown.holidays_, year, days_of(entry.second["holidays"], year));
            replace_year(grown.workdays_, year, days_of(entry.second["workdays"], year));
            grown.years_.insert(year);
        }
    } catch (const std::exception& error) {  // of the YAML or a day
        return error.what();
    }
    *this = std::move(grown);
    return "";
}

bool WorkCalendar::works(const Date& day) const {
    return workdays_.contains(day) || (!weekend(day) && !holidays_.contains(day));
}

NoticePeriod notice_period(const WorkCalendar& calendar, const Date& notice, int days) {
    NoticePeriod period;
    std::set<int> unknown;
    int counted = 0;
    for (Date day = add_days(notice, 1);; day = add_days(day, 1)) {
        if (!calendar.knows(day.year)) unknown.insert(day.year);
        if (!calendar.works(day)) continue;
        if (++counted == 1) period.from = day;
        if (counted < days) continue;
        period.to = day;
        break;
    }
    period.unknown_years.assign(unknown.begin(), unknown.end());
    return period;
}

}  // namespace kaoping
