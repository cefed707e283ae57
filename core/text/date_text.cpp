#include "text/date_text.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <variant>

#include "text/amount.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

using View = std::u32string_view;

bool all_digits(View text) {
    for (const char32_t c : text)
        if (!unicode::is_digit(c)) return false;
    return !text.empty();
}

// A number of at most four digits, 元 (the first month), or a Chinese numeral; -1 when it is none.
int small_number(View text) {
    if (text.empty() || text.size() > 4) return -1;
    if (all_digits(text)) {
        int value = 0;
        for (const char32_t c : text) value = value * 10 + static_cast<int>(c - U'0');
        return value;
    }
    if (text == U"元") return 1;
    const auto read = read_amount(text);
    const auto* amount = std::get_if<Amount>(&read);
    if (amount == nullptr || amount->length != text.size()) return -1;
    const auto value = amount->value.to_int();
    return value && *value >= 0 && *value <= 9999 ? static_cast<int>(*value) : -1;
}

// 二〇二三, 2023: four places. 二千零二十三 is no way to write a year.
int year_number(View text) {
    if (text.size() != 4) return -1;
    for (const char32_t c : text)
        if (!unicode::is_digit(c) && han_digit(c) < 0) return -1;
    int year = 0;
    for (const char32_t c : text)
        year = year * 10 + (unicode::is_digit(c) ? static_cast<int>(c - U'0') : han_digit(c));
    return year;
}

// 08:30, 8:30:00.000 with a T or a blank before, at the end of `text`, is cut off.
View without_time(View text) {
    const std::size_t colon = text.find(U':');
    if (colon == View::npos) return text;
    std::size_t start = colon;
    while (start > 0 && unicode::is_digit(text[start - 1])) --start;
    if (start == colon || colon - start > 2 || start == 0) return text;
    const View time = text.substr(start);
    if (time.find_first_not_of(U"0123456789:.Z") != View::npos) return text;
    const char32_t before = text[start - 1];
    if (before == U'T' || before == U' ') return text.substr(0, start - 1);
    return before == U'日' || before == U'号' ? text.substr(0, start) : text;
}

struct Parts {
    View year, month, day;
};

// 2023年5月1日: parts that are not written stay empty. nullopt: not of this form.
std::optional<Parts> chinese_parts(View text) {
    const std::size_t year_end = text.find(U'年');
    if (year_end == View::npos) return std::nullopt;
    Parts parts{text.substr(0, year_end), {}, {}};
    View rest = text.substr(year_end + 1);
    if (rest.empty()) return parts;
    const std::size_t month_end = rest.find(U'月');
    if (month_end == View::npos) return std::nullopt;
    parts.month = rest.substr(0, month_end);
    rest = rest.substr(month_end + 1);
    if (rest.empty()) return parts;
    if (rest.back() != U'日' && rest.back() != U'号') return std::nullopt;
    parts.day = rest.substr(0, rest.size() - 1);
    return parts;
}

// 2023-5-1, 2023/5/1, 2023.5.1, 20230501, and the same cut short.
std::optional<Parts> western_parts(View text) {
    const std::size_t first = text.find_first_of(U"-/.");
    if (first == View::npos) {
        if (!all_digits(text) || (text.size() != 8 && text.size() != 6 && text.size() != 4))
            return std::nullopt;
        return Parts{text.substr(0, 4), text.size() > 4 ? text.substr(4, 2) : View(),
                     text.size() == 8 ? text.substr(6) : View()};
    }
    const std::size_t second = text.find(text[first], first + 1);
    Parts parts{text.substr(0, first),
                text.substr(first + 1, second == View::npos ? second : second - first - 1),
                {}};
    if (second != View::npos) parts.day = text.substr(second + 1);
    if (!all_digits(parts.year) || !all_digits(parts.month) ||
        (second != View::npos && !all_digits(parts.day)))
        return std::nullopt;
    return parts;
}

Reading from_parts(const Parts& parts, const std::string& found) {
    const int year = year_number(parts.year);
    if (year < 0) {
        const bool two_places =
            parts.year.size() == 2 && small_number(parts.month) >= 0 && parts.day.size() <= 2;
        return refused(two_places ? FindingCode("date-short-year") : "not-a-date", found);
    }
    const int month = small_number(parts.month);
    const int day = small_number(parts.day);
    if (parts.month.empty() || (parts.day.empty() && month >= 1 && month <= 12))
        return refused("date-incomplete", found);
    if (month < 0 || day < 0) return refused("not-a-date", found);
    const auto date = make_date(year, month, day);
    return date ? kept(*date) : refused("no-such-day", found);
}

}  // namespace

Reading read_date(const Folded& folded) {
    if (folded.odd_number) return refused("not-a-date", folded.found);
    View text = without_time(folded.text);
    while (text.ends_with(U'。')) text.remove_suffix(1);
    if (const auto parts = chinese_parts(text)) return from_parts(*parts, folded.found);
    if (const auto parts = western_parts(text)) return from_parts(*parts, folded.found);
    return refused("not-a-date", folded.found);
}

std::optional<Date> date_of_serial(const Number& stored, bool date1904) {
    const auto serial = stored.floored().to_int();
    constexpr std::int64_t far =
        10'000'000;  // beyond every calendar; keeps the sums below in range
    if (!serial || *serial < -far || *serial > far) return std::nullopt;
    return from_serial(*serial, date1904);
}

std::optional<Date> date_of_iso(std::string_view text) {
    if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
    return parse_iso_date(text.substr(0, 10));
}

Reading read_date(const Number& stored, NumberFormat format, bool date1904,
                  const std::string& found) {
    const auto serial = date_of_serial(stored, date1904);
    if (format == NumberFormat::date) return serial ? kept(*serial) : refused("no-such-day", found);
    const auto digits = stored.to_int();
    if (digits && *digits >= 19000101 && *digits <= 99991231) {
        const auto date =
            make_date(static_cast<int>(*digits / 10000), static_cast<int>(*digits / 100 % 100),
                      static_cast<int>(*digits % 100));
        return date ? kept(*date) : refused("no-such-day", found);
    }
    constexpr std::int64_t oldest = 20000;  // 1954: a smaller number is hardly meant as a day
    if (serial && *stored.floored().to_int() >= oldest)
        return refused("bare-serial", found, {{"suggest", same(to_iso(*serial))}});
    return refused("not-a-date", found);
}

}  // namespace kaoping
