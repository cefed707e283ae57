#include <doctest/doctest.h>

#include <initializer_list>

#include "reports/notice/working_days.hpp"

using namespace kaoping;

TEST_CASE("working days follow the State Council's calendar") {
    const WorkCalendar& calendar = WorkCalendar::built_in();
    CHECK(calendar.knows(2025));
    CHECK(calendar.knows(2026));
    CHECK_FALSE(calendar.knows(2100));
    struct Day {
        const char* day;
        bool works;
    };
    for (const Day& one : std::initializer_list<Day>{
             {"2025-01-01", false}, {"2025-01-02", true},
             {"2025-01-26", true},  // a Sunday shifted before the Spring Festival
             {"2025-01-27", true},  {"2025-01-28", false},
             {"2025-02-04", false}, {"2025-02-05", true},
             {"2025-02-08", true},  {"2025-02-09", false},
             {"2025-04-04", false}, {"2025-04-27", true},
             {"2025-05-05", false}, {"2025-06-02", false},
             {"2025-09-27", false}, {"2025-09-28", true},
             {"2025-09-30", true},  {"2025-10-01", false},
             {"2025-10-08", false}, {"2025-10-09", true},
             {"2025-10-11", true},  {"2025-10-12", false},
             {"2025-12-31", true},  {"2026-01-02", false},
             {"2026-01-04", true},  {"2026-02-14", true},
             {"2026-02-23", false}, {"2026-02-28", true},
             {"2026-05-09", true},  {"2026-06-19", false},
             {"2026-09-20", true},  {"2026-09-25", false},
             {"2026-10-07", false}, {"2026-10-10", true},
             {"2100-01-01", true},  {"2100-01-02", false}}) {  // unknown year: a Friday, a Saturday
        CAPTURE(one.day);
        CHECK(calendar.works(*parse_iso_date(one.day)) == one.works);
    }
}

TEST_CASE("a notice period counts from the day after the notice") {
    struct Case {
        const char* notice;
        int days;
        const char* from;
        const char* to;
        std::size_t unknown;
    };
    for (const Case& one : std::initializer_list<Case>{
             {"2025-09-30", 5, "2025-10-09", "2025-10-14",
              0},  // holiday, then the Saturday 10-11 counts, the Sunday does not
             {"2025-09-26", 5, "2025-09-28", "2025-10-10", 0},  // the shifted Sunday is the first
             {"2025-09-27", 1, "2025-09-28", "2025-09-28", 0},
             {"2025-03-03", 5, "2025-03-04", "2025-03-10", 0},
             {"2025-03-07", 5, "2025-03-10", "2025-03-14", 0},  // a Friday
             {"2025-12-30", 5, "2025-12-31", "2026-01-07",
              0},  // over New Year, with the shifted Sunday 01-04
             {"2026-02-13", 5, "2026-02-14", "2026-02-27", 0},
             {"2026-12-30", 5, "2026-12-31", "2027-01-06", 1},  // 2027 is not announced
             {"2099-12-30", 1, "2099-12-31", "2099-12-31", 1}}) {
        CAPTURE(one.notice);
        const NoticePeriod period =
            notice_period(WorkCalendar::built_in(), *parse_iso_date(one.notice), one.days);
        CHECK(to_iso(period.from) == one.from);
        CHECK(to_iso(period.to) == one.to);
        CHECK(period.unknown_years.size() == one.unknown);
    }
}

TEST_CASE("a file adds years, or nothing when it is wrong") {
    WorkCalendar calendar = WorkCalendar::built_in();
    CHECK(calendar.add("2027:\n  holidays: [2027-01-01/2027-01-03]\n  workdays: [2027-01-10]\n") ==
          "");
    CHECK(calendar.knows(2027));
    CHECK_FALSE(calendar.works({2027, 1, 1}));
    CHECK(calendar.works({2027, 1, 10}));
    CHECK(calendar.add("2025: {holidays: [2025-01-02]}") == "");  // in place of the year known
    CHECK(calendar.works({2025, 1, 1}));
    CHECK_FALSE(calendar.works({2025, 1, 2}));
    CHECK_FALSE(calendar.works({2026, 1, 1}));
    for (const char* wrong :
         {"2028: {holidays: [2028-02-30]}", "2028: {holidays: [2029-01-01]}",
          "2028: {holidays: [2028-01-03/2028-01-01]}", "2028: {holidays: [2028-01-01/2028-12-31]}",
          "2028: {freedays: [2028-01-01]}", "years: {}", "[1, 2]", "{"}) {
        CAPTURE(wrong);
        CHECK(calendar.add(wrong) != "");
        CHECK_FALSE(calendar.knows(2028));
    }
}
