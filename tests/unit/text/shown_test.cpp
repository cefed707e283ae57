#include <doctest/doctest.h>

#include "text/shown.hpp"

using namespace kaoping;

TEST_CASE("names are shown without orders to a terminal or a turned direction") {
    struct Case {
        const char* text;
        const char* block;  // of several lines
        const char* line;
    };
    for (const Case& c : {
             Case{"合肥创客.xlsx", "合肥创客.xlsx", "合肥创客.xlsx"},
             {"", "", ""},
             {"a\x1b[31mb", "a\\u001b[31mb", "a\\u001b[31mb"},
             {"a\x7f\xc2\x9b"
              "b",
              "a\\u007f\\u009bb", "a\\u007f\\u009bb"},
             {"a\nb\tc\r", "a\nb\tc\\u000d", "a\\u000ab\tc\\u000d"},
             {"年报\u202excod.exe", "年报xcod.exe", "年报xcod.exe"},
             {"\u2066a\u2069\u200e\u200f\u061c", "a", "a"},
             {"é—“引”‘…", "é—“引”‘…", "é—“引”‘…"},
         }) {
        CAPTURE(c.text);
        CHECK(shown(c.text) == c.block);
        CHECK(shown_in_line(c.text) == c.line);
    }
}
