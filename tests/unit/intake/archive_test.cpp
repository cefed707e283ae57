#include "intake/archive.hpp"

#include <doctest/doctest.h>

#include "support/zip_builder.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

Archive opened(const std::string& bytes) {
    auto result = Archive::open(std::span<const char>(bytes), {});
    REQUIRE(std::holds_alternative<Archive>(result));
    return std::get<Archive>(std::move(result));
}

std::string refused(const std::string& bytes, const ReadLimits& limits = {}) {
    const auto result = Archive::open(std::span<const char>(bytes), limits);
    const auto* refusal = std::get_if<Refusal>(&result);
    return refusal == nullptr ? "opened" : std::string(refusal->message.text());
}

// The inflated content, or the error's number.
std::string extracted(const std::string& bytes, std::string_view name,
                      const ReadLimits& limits = {}) {
    const Archive archive = opened(bytes);
    const ArchiveEntry* entry = archive.find(name);
    REQUIRE(entry != nullptr);
    const auto content = Extractor(archive, limits).extract_all(*entry, std::uint64_t{1} << 40U);
    if (const auto* text = std::get_if<std::string>(&content)) return *text;
    return "error " + std::to_string(static_cast<int>(std::get<ExtractError>(content)));
}

std::string error(ExtractError e) { return "error " + std::to_string(static_cast<int>(e)); }

const std::string gb_name = "\xB1\xA8\xB1\xED.xlsx";  // 报表.xlsx in GB18030
const std::string utf8_name = "报表.xlsx";

std::string name_copy(const std::string& copy, const std::string& crc) {
    return little_endian(0x7075, 2) + little_endian(5 + copy.size(), 2) + "\x01" + crc + copy;
}

}  // namespace

TEST_CASE("entries are read from every kind of archive") {
    const std::string content = "hello, hello, hello, hello";
    CHECK(extracted(make_zip({{"a", content}}), "a") == content);
    CHECK(extracted(make_zip({{"a", content, false}}), "a") == content);
    CHECK(extracted(make_zip({{"a", content, true, 8}}), "a") == content);
    CHECK(extracted(make_zip({{"a", ""}}), "a").empty());
    CHECK(extracted(make_zip({{"b", "x"}, {"a", content}}, {"", "", true}), "a") == content);
    CHECK(extracted(make_zip({{"b", "x"}, {"a", content}}, {"#!/bin/sh junk", "", false}), "a") ==
          content);
    CHECK(extracted(
              make_zip({{"a", content}},
                       {"", "a comment with PK\x05\x06 in it, long enough to look real", false}),
              "a") == content);
    CHECK(extracted(make_zip({{"a", std::string(300'000, 'x')}}), "a") ==
          std::string(300'000, 'x'));
}

TEST_CASE("entry names") {
    const std::string copy_crc = little_endian(0x6E4A8B19, 4);  // not the CRC of gb_name
    struct Row {
        std::string what;
        ZipEntry entry;
        std::string name;
    };
    const Row rows[] = {
        {"flagged UTF-8", {utf8_name, "", true, 1U << 11U}, utf8_name},
        {"UTF-8 without the flag", {utf8_name, ""}, utf8_name},
        {"GB18030", {gb_name, ""}, utf8_name},
        {"a copy made for another name",
         {gb_name, "", true, 0, name_copy("x.xlsx", copy_crc)},
         utf8_name},
        {"backslashes", {"xl\\worksheets\\sheet1.xml", ""}, "xl/worksheets/sheet1.xml"},
        {"GB18030 with 5C as second byte", {"\x8E\x5C\\a", ""}, "嶾/a"},
        {"leading slash", {"/xl/a", ""}, "xl/a"},
        {"leading dot", {"./xl/a", ""}, "xl/a"},
        {"decomposed", {"e\xCC\x81", ""}, "\xC3\xA9"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(opened(make_zip({row.entry})).entries().front().name == row.name);
    }
}

TEST_CASE("a UTF-8 copy of the name is believed when made for it") {
    const std::string crc_of_a = little_endian(0xE8B7BE43, 4);
    CHECK(opened(make_zip({{"a", "", true, 0, name_copy(utf8_name, crc_of_a)}}))
              .entries()
              .front()
              .name == utf8_name);
}

TEST_CASE("names are found exactly, else without case") {
    const Archive archive =
        opened(make_zip({{"XL/A.xml", "upper"}, {"xl/a.xml", "lower"}, {"b", ""}, {"b", ""}}));
    CHECK(archive.find("xl/a.xml")->name == "xl/a.xml");
    CHECK(archive.find("XL/A.xml")->name == "XL/A.xml");
    CHECK(archive.find("Xl/a.XML") != nullptr);
    CHECK(archive.find("xl/a.xm") == nullptr);
    CHECK(archive.find("") == nullptr);
    CHECK_FALSE(archive.ambiguous("xl/a.xml"));
    CHECK(archive.ambiguous("b"));
}

TEST_CASE("what is not a whole archive is refused") {
    const std::string whole = make_zip({{"a", "content"}, {"b", "content"}});
    CHECK(refused(whole) == "opened");
    CHECK(refused(make_zip({})) == "opened");
    CHECK(refused("") == "damaged-archive");
    CHECK(refused("PK\x03\x04") == "damaged-archive");
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK(refused(whole.substr(0, size)) == "damaged-archive");
}

TEST_CASE("entries that share bytes are refused") {
    std::string zip = make_zip({{"a", std::string(5000, 'a'), false}, {"b", "", false}});
    const std::size_t second = zip.find("PK\x01\x02", zip.find("PK\x01\x02") + 1);
    zip.replace(second + 20, 8, little_endian(5000, 4) + little_endian(5000, 4));
    CHECK(refused(zip) == "damaged-archive");
}

TEST_CASE("the number of entries is limited") {
    ReadLimits limits;
    limits.max_entries = 2;
    CHECK(refused(make_zip({{"a", ""}, {"b", ""}}), limits) == "opened");
    CHECK(refused(make_zip({{"a", ""}, {"b", ""}, {"c", ""}}), limits) == "too-many-entries");
}

TEST_CASE("bad entries are errors, not content") {
    ReadLimits small;
    small.max_part_bytes = 100;
    ReadLimits tight;
    tight.free_bytes = 100;
    tight.max_ratio = 10;
    ReadLimits total;
    total.max_total_bytes = 50;
    ReadLimits late;
    late.max_time = std::chrono::milliseconds(-1);
    struct Row {
        std::string what;
        ZipEntry entry;
        ReadLimits limits;
        ExtractError wanted;
    };
    const Row rows[] = {
        {"encrypted", {"a", "x", true, 1}, {}, ExtractError::encrypted},
        {"bzip2", {"a", "x", true, 0, "", 12}, {}, ExtractError::unsupported_method},
        {"wrong CRC", {"a", "content", true, 0, "", {}, 1}, {}, ExtractError::damaged},
        {"wrong CRC, stored", {"a", "content", false, 0, "", {}, 1}, {}, ExtractError::damaged},
        {"claims less", {"a", "content", true, 0, "", {}, {}, 3}, {}, ExtractError::damaged},
        {"claims more", {"a", "content", true, 0, "", {}, {}, 9}, {}, ExtractError::damaged},
        {"not deflated", {"a", "content", false, 0, "", 8}, {}, ExtractError::damaged},
        {"too large", {"a", std::string(101, 'x')}, small, ExtractError::too_large},
        {"too large, lies",
         {"a", std::string(101, 'x'), true, 0, "", {}, {}, 10},
         small,
         ExtractError::too_large},
        {"too compressed", {"a", std::string(10'000, 'x')}, tight, ExtractError::too_large},
        {"too much in all", {"a", std::string(51, 'x')}, total, ExtractError::too_large},
        {"too slow", {"a", "content"}, late, ExtractError::too_slow},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(extracted(make_zip({row.entry}), "a", row.limits) == error(row.wanted));
    }
    CHECK(extracted(make_zip({{"a", std::string(100, 'x')}}), "a", small) == std::string(100, 'x'));
}

TEST_CASE("the total budget is shared by the entries of one extractor") {
    ReadLimits limits;
    limits.max_total_bytes = 150;
    const std::string bytes =
        make_zip({{"a", std::string(100, 'x')}, {"b", std::string(100, 'x')}});
    const Archive archive = opened(bytes);
    Extractor extractor(archive, limits);
    CHECK(std::holds_alternative<std::string>(extractor.extract_all(*archive.find("a"), 1000)));
    CHECK(std::get<ExtractError>(extractor.extract_all(*archive.find("b"), 1000)) ==
          ExtractError::too_large);
}

TEST_CASE("peek gives the beginning of large and small entries") {
    const std::string bytes = make_zip({{"a", "content"}, {"b", std::string(300'000, 'x')}});
    const Archive archive = opened(bytes);
    Extractor extractor(archive, {});
    CHECK(extractor.peek(*archive.find("a"), 4) == "cont");
    CHECK(extractor.peek(*archive.find("a"), 100) == "content");
    CHECK(extractor.peek(*archive.find("b"), 5) == "xxxxx");
}

TEST_CASE("every error has words") {
    for (const auto e : {ExtractError::encrypted, ExtractError::unsupported_method,
                         ExtractError::damaged, ExtractError::too_large, ExtractError::too_slow})
        CHECK_FALSE(refusal_for(e, "part", {}).message.empty());
    CHECK(refusal_for(ExtractError::encrypted, "part", {}).code == RefusalCode::encrypted);
    CHECK(refusal_for(ExtractError::too_slow, "part", {}).code == RefusalCode::too_large);
    CHECK(refusal_for(ExtractError::damaged, "part", {}).code == RefusalCode::damaged);
}
