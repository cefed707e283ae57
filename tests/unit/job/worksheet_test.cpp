#include "job/worksheet.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

TEST_CASE("worksheet functions take a number as the spreadsheet shows it") {
    const Worksheet worksheet({});
    const auto grade = [&](double total) {
        return worksheet.grade_of("hefei-innovation-alliance", total).value_or(Text{}).en;
    };
    for (int bound = 1; bound <= 100; ++bound) {
        const double shown = bound;
        const double below = shown * (1 - 4e-16);  // 17 digits of a sum, 15 of which are shown
        CAPTURE(bound);
        CHECK(below < shown);
        CHECK(grade(below) == grade(shown));
    }
    CHECK(grade(59.99) != grade(90));
}
