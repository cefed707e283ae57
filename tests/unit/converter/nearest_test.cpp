#include "converter/nearest.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

TEST_CASE("the name with the fewest slips is meant") {
    const std::vector<std::string> names{"roster", "reports", "order", "year", "notice-days"};
    const std::pair<const char*, const char*> slips[]{
        {"rooster", "roster"},
        {"rostre", "roster"},
        {"report", "reports"},
        {"notice_day", "notice-days"},
        {"yaer", "year"},
        {"oder", "order"},
        {"roster", "roster"},
        {"xyz", ""},
        {"no", ""},
        {"", ""},
        {"名册", ""},
    };
    for (const auto& [typed, meant] : slips) {
        const auto& shown = typed;  // clang 14 captures no binding
        CAPTURE(shown);
        CHECK(nearest_name(typed, names) == meant);
    }
    CHECK(nearest_name(std::string(10'000, 'a'), {std::string(10'000, 'a')}).empty());
    CHECK(nearest_name("roster", {}).empty());
}
