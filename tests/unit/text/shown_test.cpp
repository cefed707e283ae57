#include <doctest/doctest.h>

#include "text/sheet_text.hpp"
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

TEST_CASE("marks that turn the direction of writing stand in no cell") {
    struct Case {
        const char* text;
        const char* kept;
    };
    for (const Case& c :
         {Case{"", ""}, Case{"a“b”…—·", "a“b”…—·"}, Case{"乙\u202e众创\u2066空间", "乙众创空间"},
          Case{"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u2067\u2068\u2069", ""},
          Case{"a\u200b\u200d\u2065\u206ab", "a\u200b\u200d\u2065\u206ab"},
          Case{"\u202ea\u202e", "a"}, Case{"\xE2\x80", "\xE2\x80"}, Case{"\xD8", "\xD8"}}) {
        CAPTURE(std::string(c.text));
        CHECK(without_turning(c.text) == c.kept);
        CHECK(cell_text_limit(c.text) == c.kept);
    }
}
