#include <doctest/doctest.h>

#include "model/number.hpp"
#include "model/value.hpp"

using namespace kaoping;

TEST_CASE("fractions compare by value, whatever their denominators") {
    for (int a = -8; a <= 8; ++a)
        for (int b = 1; b <= 6; ++b)
            for (int c = -8; c <= 8; ++c)
                for (int d = 1; d <= 6; ++d) {
                    const Number x = Number(a) / Number(b);
                    const Number y = Number(c) / Number(d);
                    if ((x < y) != (a * d < c * b) || (x == y) != (a * d == c * b))
                        FAIL_CHECK(a << "/" << b << " and " << c << "/" << d);
                }
    CHECK(*Number::parse("100000000000000000000000000001") > *Number::parse("1E29"));
    CHECK(*Number::parse("-1E29") < Number(0));
}

TEST_CASE("whole numbers of any size are written in full") {
    for (const char* text : {"0", "-7", "9223372036854775808", "-100000000000000000000000000000"})
        CHECK(Number::parse(text)->to_decimal(4) == text);
}

TEST_CASE("dates are written as they are read") {
    for (const char* text : {"1900-01-01", "2025-01-09", "2024-02-29", "9999-12-31"})
        CHECK(to_iso(*parse_iso_date(text)) == text);
}
