#include "intake/shared_strings.hpp"

#include <doctest/doctest.h>

#include "support/book_builder.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

// All strings of the table, each in brackets, or the refusal.
std::string table(const std::string& items, const ReadLimits& limits = {}) {
    SharedStringsReader handler(limits);
    XmlReader reader(handler, "sharedStrings.xml", limits);
    reader.take(std::string_view(strings_xml(items)));
    if (const auto refusal = reader.finish()) return std::string(refusal->message.text());
    const SharedStrings strings = handler.take();
    std::string text;
    for (std::size_t i = 0; i < strings.size(); ++i)
        text += "[" + std::string(*strings.at(i)) + "]";
    CHECK_FALSE(strings.at(strings.size()));
    return text;
}

}  // namespace

TEST_CASE("texts of the table") {
    CHECK(table("<si><t>a</t></si><si><t xml:space='preserve'> b </t></si>") == "[a][ b ]");
    CHECK(table("<si><r><rPr><b/></rPr><t>中</t></r><r><t>文</t></r></si>") == "[中文]");
    CHECK(table("<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr "
                "fontId='1'/></si>") == "[東京]");
    CHECK(table("<si/><si><t/></si><si><r/></si><si><t>x</t></si>") == "[][][][x]");
    CHECK(table("<si><t>a&lt;b &amp;amp;</t></si>") == "[a<b &amp;]");
    CHECK(table("").empty());
}

TEST_CASE("escapes are decoded after entities") {
    struct Row {
        std::string stored;
        std::string wanted;
    };
    const Row rows[] = {
        {"a_x000D_b", "a\rb"},
        {"_x4E2D_", "中"},
        {"_x4e2d_", "中"},
        {"_x005F_x000D_", "_x000D_"},
        {"_xD83D__xDE00_", "😀"},
        {"_xD83D_", "\xEF\xBF\xBD"},
        {"_xDE00_", "\xEF\xBF\xBD"},
        {"_xD83D__x0041_",
         "\xEF\xBF\xBD"
         "A"},
        {"&#95;x0041&#95;", "A"},
        {"_x00_", "_x00_"},
        {"_xZZZZ_", "_xZZZZ_"},
        {"_x0041", "_x0041"},
        {"_X0041_", "_X0041_"},
        {"x_x", "x_x"},
        {"_x00E9_", "é"},
        {"__x0041__", "_A_"},
        {"_x0041__x0042_", "AB"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.stored);
        CHECK(table("<si><t>" + row.stored + "</t></si>") == "[" + row.wanted + "]");
    }
    CHECK(table("<si><r><t>_x00</t></r><r><t>41_</t></r></si>") == "[_x0041_]");
    CHECK(decode_xstring("_x0000_") == std::string(1, '\0'));
}

TEST_CASE("budgets of the table") {
    ReadLimits limits;
    limits.max_cells = 1;
    limits.max_text_bytes = 3;
    CHECK(table("<si><t>abc</t></si>", limits) == "[abc]");
    CHECK(table("<si/><si/>", limits) == "too-many-cells");
    CHECK(table("<si><t>abcd</t></si>", limits) == "too-much-text");
}
