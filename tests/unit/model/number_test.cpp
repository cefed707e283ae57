#include <doctest/doctest.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <limits>
#include <vector>

#include "model/cells.hpp"
#include "model/number.hpp"
#include "model/value.hpp"

using namespace kaoping;

namespace {
Number n(const char* text) { return *Number::parse(text); }

using Exact = boost::multiprecision::cpp_rational;

Number of(const Exact& r) {
    return *Number::parse(numerator(r).str()) / *Number::parse(denominator(r).str());
}

// On both sides of what 64 bits hold, as numerators and as denominators.
std::vector<Exact> near_the_limit() {
    std::vector<Exact> found;
    for (const char* whole : {"0", "1", "3", "10000", "4294967295", "4294967296", "3037000500",
                              "999999999999999999", "1000000000000000000", "4611686018427387904",
                              "9223372036854775806", "9223372036854775807", "9223372036854775808",
                              "18446744073709551616", "100000000000000000000000000000000"}) {
        const Exact r{boost::multiprecision::cpp_int(whole)};
        for (const Exact& near : {r, Exact(-r), Exact(r / 7), Exact(-r / 10000)})
            found.push_back(near);
        if (r != 0) found.insert(found.end(), {Exact(1 / r), Exact(-3 / r)});
    }
    return found;
}
}  // namespace

TEST_CASE("decimals are read exactly and written shortest") {
    struct Row {
        const char* text;
        const char* shown;
    };
    for (const Row& row :
         {Row{"12", "12"}, Row{"-3.50", "-3.5"}, Row{"1E3", "1000"}, Row{"1.2e-3", "0.0012"},
          Row{"0007", "7"}, Row{"0.10", "0.1"}, Row{".5", "0.5"}, Row{"1e+2", "100"}}) {
        CAPTURE(row.text);
        CHECK(n(row.text).to_decimal(10) == row.shown);
    }
}

TEST_CASE("what is no plain decimal is refused") {
    for (const char* text : {"", "-", "1,000", " 1", "1 ", "1..2", "1e", "1e999999", "0x10", "１２",
                             "nan", "inf", "+1"}) {
        CAPTURE(text);
        CHECK_FALSE(Number::parse(text).has_value());
    }
}

TEST_CASE("a double is the decimal that people typed") {
    CHECK(Number::from_double(0.1 + 0.2)->to_decimal(20) == "0.30000000000000004");
    CHECK(*Number::from_double(1.1) == n("1.1"));
    CHECK(*Number::from_double(199.9999) == n("199.9999"));
    CHECK_FALSE(Number::from_double(1.0 / 0.0).has_value());
}

TEST_CASE("ties round away from zero") {
    struct Row {
        const char* text;
        int decimals;
        const char* rounded;
    };
    for (const Row& row : {Row{"2.00005", 4, "2.0001"}, Row{"2.00004999999999", 4, "2"},
                           Row{"-2.00005", 4, "-2.0001"}, Row{"0.5", 0, "1"}, Row{"-0.5", 0, "-1"},
                           Row{"84.99995", 4, "85"}}) {
        CAPTURE(row.text);
        CHECK(n(row.text).rounded(row.decimals) == n(row.rounded));
    }
    CHECK((Number(2) / Number(3)).rounded(4) == n("0.6667"));
}

TEST_CASE("thirds add up") {
    const Number third = Number(1) / Number(3);
    CHECK(third + third + third == Number(1));
    CHECK_THROWS_AS(Number(1) / Number(0), std::domain_error);
}

TEST_CASE("numbers stay exact where 64 bits end") {
    const auto values = near_the_limit();
    for (const Exact& x : values) {
        CAPTURE(x);
        const Number a = of(x);
        CHECK(-a == of(-x));
        CHECK(a.sign() == x.sign());
        CHECK(a.is_whole() == (denominator(x) == 1));
        const boost::multiprecision::cpp_int whole = numerator(x) / denominator(x);
        CHECK(a.truncated() == of(Exact(whole)));
        CHECK(a.floored() == of(Exact(x < 0 && denominator(x) != 1 ? whole - 1 : whole)));
        for (const int decimals : {0, 4, 17, 19, 30}) {
            CAPTURE(decimals);
            const Exact unit{boost::multiprecision::pow(boost::multiprecision::cpp_int(10),
                                                        static_cast<unsigned>(decimals))};
            const Exact twice = 2 * boost::multiprecision::abs(x) * unit;
            boost::multiprecision::cpp_int nearest =
                (numerator(twice) + denominator(twice)) / (2 * denominator(twice));
            if (x < 0) nearest = -nearest;
            CHECK(a.rounded(decimals) == of(Exact(nearest) / unit));
            CHECK(*Number::parse(a.to_decimal(decimals)) == of(Exact(nearest) / unit));
            CHECK(a.fits_decimals(decimals) == (denominator(Exact(x * unit)) == 1));
        }
        for (const Exact& y : values) {
            CAPTURE(y);
            const Number b = of(y);
            CHECK(a + b == of(x + y));
            CHECK(a - b == of(x - y));
            CHECK(a * b == of(x * y));
            if (y != 0) CHECK(a / b == of(x / y));
            CHECK((a <=> b) == x.compare(y) <=> 0);
            CHECK((a == b) == (x == y));
        }
    }
    CHECK(n("9223372036854775807").to_int() == std::numeric_limits<std::int64_t>::max());
    CHECK(n("-9223372036854775808").to_int() == std::numeric_limits<std::int64_t>::min());
    CHECK(Number(std::numeric_limits<std::int64_t>::min()) == n("-9223372036854775808"));
    CHECK_FALSE(n("9223372036854775808").to_int());
}

TEST_CASE("a fraction is the number itself, whatever its size") {
    const Number third = Number(1) / Number(3);
    const Number large = *Number::parse("1E30") / *Number::parse("7E-25");
    for (const Number& n :
         {Number(), Number(-7), third, -third, Number(INT64_MAX), Number(INT64_MIN), large, -large,
          Number(1) / large,
          third * large * large * large * large * large * large * large * large * large}) {
        CAPTURE(n.to_fraction());
        CHECK(Number::parse_fraction(n.to_fraction()) == n);
    }
    CHECK(third.to_fraction() == "1/3");
    CHECK(Number(-7).to_fraction() == "-7");
    CHECK(Number::parse_fraction("10/4") == Number(5) / Number(2));
    for (const char* no : {"", "/", "1/", "/2", "1/0", "1/-2", "--1", "1.5", "1/2/3", "01", "0x10",
                           " 1", "99999999999999999999/0"}) {
        CAPTURE(no);
        CHECK_FALSE(Number::parse_fraction(no));
    }
}

TEST_CASE("floor and truncation differ below zero") {
    CHECK(n("-1.5").floored() == Number(-2));
    CHECK(n("-1.5").truncated() == Number(-1));
    CHECK(n("2.9").floored() == Number(2));
    CHECK(n("-2").floored() == Number(-2));
}

TEST_CASE("dates count as spreadsheets count them") {
    CHECK(to_serial({2023, 5, 1}) == 45047);
    CHECK(from_serial(45047, false) == Date{2023, 5, 1});
    CHECK(from_serial(43585, true) == Date{2023, 5, 1});
    CHECK(from_serial(1, false) == Date{1900, 1, 1});
    CHECK(from_serial(59, false) == Date{1900, 2, 28});
    CHECK_FALSE(from_serial(60, false).has_value());
    CHECK(from_serial(61, false) == Date{1900, 3, 1});
    CHECK_FALSE(make_date(2023, 2, 29).has_value());
    CHECK(parse_iso_date("2024-02-29") == Date{2024, 2, 29});
    CHECK_FALSE(parse_iso_date("2024-2-29").has_value());
    CHECK(add_days({2024, 2, 28}, 2) == Date{2024, 3, 1});
    for (std::int64_t serial = 61; serial < 60000; serial += 7)
        CHECK(to_serial(*from_serial(serial, false)) == serial);
}

TEST_CASE("cells are addressed as in a sheet") {
    CHECK(to_a1({6, 5}) == "F7");
    CHECK(to_a1({1048575, 16383}) == "XFD1048576");
    CHECK(from_a1("$F$7") == Position{6, 5});
    CHECK(from_a1("xfd1048576") == Position{1048575, 16383});
    for (const char* text : {"", "F", "7", "F0", "XFE1", "A1048577", "A1B", "A-1"}) {
        CAPTURE(text);
        CHECK_FALSE(from_a1(text).has_value());
    }
    CHECK(quote_sheet("it's") == "'it''s'");
}
