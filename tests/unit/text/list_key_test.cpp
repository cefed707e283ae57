#include <doctest/doctest.h>

#include "text/normal.hpp"
#include "text/unicode.hpp"

using namespace kaoping;

// Common texts skip normalisation: that must change nothing.
TEST_CASE("every single character has the key that normalisation gives it") {
    for (char32_t c = 1; c <= 0x20000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        unicode::append_utf8(text, c);
        std::string slow;
        for (const char32_t n : unicode::to_utf32(unicode::nfkc(text)))
            if (!unicode::is_invisible(n) && !unicode::is_blank(n)) unicode::append_utf8(slow, n);
        slow = unicode::nfkc(slow);
        if (list_key(text) != slow) FAIL_CHECK("code point " << static_cast<unsigned>(c));
    }
}

TEST_CASE("broken UTF-8 among common characters is still replaced") {
    for (const char* text : {"\xE4\xB8", "\xE4\xB8\x41", "\xE4\xB7\x80", "a\xE9\xBF",
                             "\xE5\xC0\x80", "\xEA\x80\x80", "中\xE4"}) {
        std::string normal = unicode::nfkc(text);
        CHECK(list_key(text) == normal);
    }
    CHECK(list_key("技术合同 ２０２５-1") == "技术合同2025-1");
    CHECK(list_key("技术合同2025-1") == "技术合同2025-1");
}
