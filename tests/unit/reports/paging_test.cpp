#include <doctest/doctest.h>

#include "reports/workbook/paging.hpp"

using namespace kaoping;

TEST_CASE(
    "columns wider than A4 are shrunk, so that a page holds more rows; narrow ones are not "
    "enlarged") {
    CHECK(page_rows_height(true, 10, 1) == page_rows_height(true, 100, 10));
    CHECK(page_rows_height(true, 200, 14) > page_rows_height(true, 150, 14));
    CHECK(page_rows_height(false, 60, 4) > page_rows_height(true, 60, 4));
}

TEST_CASE("a group that does not fit begins a page, unless no page holds it") {
    struct Case {
        const char* what;
        std::vector<RowGroup> groups;
        std::vector<std::uint32_t> starts;
    };
    const Case cases[] = {
        {"all fit", {{5, 40}, {7, 40}}, {}},
        {"the last does not", {{5, 40}, {7, 40}, {9, 20}}, {9}},
        {"exactly full", {{5, 40}, {7, 50}, {9, 1}}, {9}},
        {"each page takes the repeated rows", {{5, 85}, {6, 85}, {7, 85}}, {6, 7}},
        {"longer than a page: it runs on", {{5, 50}, {6, 250}, {7, 30}}, {}},
        {"none", {}, {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        CHECK(page_starts(c.groups, 100, 10, 10) == c.starts);
    }
}
