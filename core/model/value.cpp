#include "model/value.hpp"

#include <charconv>
#include <chrono>

namespace kaoping {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t days_of_1904 = 1462;

sys_days to_days(const Date& d) {
    return sys_days(year_month_day(std::chrono::year(d.year),
                                   std::chrono::month(static_cast<unsigned>(d.month)),
                                   std::chrono::day(static_cast<unsigned>(d.day))));
}

Date to_date(sys_days days) {
    const year_month_day ymd(days);
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

// 1899-12-30 counts days right from serial 61 (1900-03-01) on; before it the phantom 29 February
// shifts by one.
const sys_days epoch = sys_days(std::chrono::year(1899) / 12 / 30);

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
    if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const year_month_day ymd(std::chrono::year(year),
                             std::chrono::month(static_cast<unsigned>(month)),
                             std::chrono::day(static_cast<unsigned>(day)));
    if (!ymd.ok()) return std::nullopt;
    return Date{year, month, day};
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t count) -> int {
        int value = 0;
        const auto [end, error] =
            std::from_chars(text.data() + at, text.data() + at + count, value);
        return error == std::errc{} && end == text.data() + at + count ? value : -1;
    };
    return make_date(number(0, 4), number(5, 2), number(8, 2));
}

std::string to_iso(const Date& date) {
    std::string text = "0000-00-00";
    const auto write = [&](int number, std::size_t last, std::size_t digits) {
        for (std::size_t i = 0; i < digits; ++i, number /= 10)
            text[last - i] = static_cast<char>('0' + number % 10);
    };
    write(date.year, 3, 4);
    write(date.month, 6, 2);
    write(date.day, 9, 2);
    return text;
}

std::int64_t to_serial(const Date& date) {
    const auto serial = (to_days(date) - epoch).count();
    return serial <= 60 ? serial - 1 : serial;
}

std::optional<Date> from_serial(std::int64_t serial, bool date1904) {
    if (date1904) serial += days_of_1904;
    if (serial < 1 || serial > 2958465 || serial == 60) return std::nullopt;
    return to_date(epoch + std::chrono::days(serial < 60 ? serial + 1 : serial));
}

Date add_days(const Date& date, std::int64_t days) {
    return to_date(to_days(date) + std::chrono::days(days));
}

}  // namespace kaoping
