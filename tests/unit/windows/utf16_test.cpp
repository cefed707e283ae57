#include "windows/common/utf16.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

TEST_CASE("an argument that Windows took from \"E:\\\" is the root of the disk again") {
    CHECK(argument_of(L"E:\"") == "E:\\");
    CHECK(argument_of(L"D:\\表\"") == "D:\\表\\");
}

TEST_CASE("other arguments stay as they are") {
    for (const char* text : {"", "E:\\", "--lang", "D:\\表.xlsx", "a\"b", "\"a"})
        CHECK(argument_of(utf16_of(text)) == text);
}
