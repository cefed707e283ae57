#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "model/number.hpp"

namespace kaoping {

// A day of the Gregorian calendar. Years 1900..9999; validity is checked by make_date.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
    friend auto operator<=>(const Date&, const Date&) = default;
};

std::optional<Date> make_date(int year, int month, int day);  // nullopt when the day does not exist
std::optional<Date> parse_iso_date(std::string_view text);    // YYYY-MM-DD only
std::string to_iso(const Date& date);                         // YYYY-MM-DD
// Serial of the 1900 date system as Excel, WPS and LibreOffice count it (1 = 1900-01-01, 60 does
// not exist).
std::int64_t to_serial(const Date& date);
std::optional<Date> from_serial(std::int64_t serial, bool date1904);
Date add_days(const Date& date, std::int64_t days);

struct Missing {
    friend bool operator==(Missing, Missing) = default;
};
// 不适用 (reading A4): differs from zero and from missing.
struct NotApplicable {
    friend bool operator==(NotApplicable, NotApplicable) = default;
};

// The value of one field or list cell after reading: reading A3's states. A choice is held as its
// printed Chinese label.
using Value = std::variant<Missing, NotApplicable, Number, bool, Date, std::string>;

inline bool is_missing(const Value& v) { return std::holds_alternative<Missing>(v); }
inline bool is_not_applicable(const Value& v) { return std::holds_alternative<NotApplicable>(v); }
inline bool is_given(const Value& v) { return !is_missing(v) && !is_not_applicable(v); }

}  // namespace kaoping
