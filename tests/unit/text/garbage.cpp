// Whatever stands in a cell, it is read or refused, never a crash, and a refusal says why.
#include <doctest/doctest.h>

#include <random>

#include "support.hpp"
#include "text/normal.hpp"
#include "text/unicode.hpp"
#include "text/width.hpp"

using namespace kaoping;
using namespace kaoping::testing;

namespace {

constexpr const char* types[] = {"count",  "money", "area", "percent", "number", "yes_no",
                                 "choice", "date",  "text", "name",    "uscc",   "phone"};

void read_as_everything(const std::string& text, bool number) {
    for (const char* type : types) {
        CellSpec spec = spec_of(type, "家");
        spec.choices = {"甲", "乙（丙）", ""};
        for (const NumberFormat format :
             {NumberFormat::general, NumberFormat::percent, NumberFormat::date}) {
            const Cell cell = number ? number_cell(text, format) : text_cell(text);
            const Reading reading = read_cell(&cell, false, spec);
            const std::string typed = raw_text(cell, true);
            CAPTURE(text);
            CHECK(has(reading, Severity::error) ==
                  (is_missing(reading.value) && !reading.findings.empty()));
            if (const auto* value = std::get_if<Number>(&reading.value))
                CHECK(value->fits_decimals(6));
            if (const auto* words = std::get_if<std::string>(&reading.value))
                CHECK(is_valid_utf8(*words));
            for (const Finding& finding : reading.findings)
                CHECK(is_valid_utf8(finding.args.front().second.zh));
            if (!number) break;
        }
    }
    CHECK(is_valid_utf8(safe_file_name(text)));
    CHECK(is_valid_utf8(decode_name(text)));
    CHECK(is_valid_utf8(name_key(text)));
    CHECK(name_key(name_key(text)) == name_key(text));
    CHECK(safe_file_name(safe_file_name(text)) == safe_file_name(text));
    CHECK(wrapped_lines(text, 7) >= 1);
    CHECK(display_width(text) >= 0);
}

}  // namespace

TEST_CASE("random bytes") {
    std::mt19937 random(20230501);
    for (int round = 0; round < 3000; ++round) {
        std::string bytes(random() % 24, '\0');
        for (char& c : bytes) c = static_cast<char>(random() & 0xFF);
        read_as_everything(bytes, false);
    }
}

TEST_CASE("random words of the grammar") {
    const std::vector<std::string> words = {
        "零",     "〇", "○",      "一", "二",   "两",          "十", "百", "千", "万",
        "亿",     "点", "0",      "5",  "12",   "1,234",       ".",  ",",  "-",  "+",
        "e",      "¥",  "人民币", "元", "角",   "分",          "整", "家", "个", "%",
        "百分之", "约", "以上",   "（", "）",   "√",           "□",  "☑",  "是", "否",
        "甲",     "年", "月",     "日", "2023", "/",           ":",  " ",  "转", "①",
        "²",      "m",  "共",     "见", "O",    "\xE2\x80\x8B"};
    std::mt19937 random(45047);
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (std::size_t i = random() % 8; i > 0; --i) text += words[random() % words.size()];
        read_as_everything(text, false);
    }
}

TEST_CASE("random numbers as programs store them") {
    std::mt19937_64 random(1904);
    for (int round = 0; round < 1500; ++round) {
        std::string stored = std::to_string(static_cast<std::int64_t>(random() >> (random() % 64)));
        if (random() % 2 == 0) stored.insert(random() % stored.size() + 1, ".");
        if (random() % 4 == 0)
            stored += "E" + std::to_string(static_cast<int>(random() % 700) - 350);
        if (random() % 4 == 0) stored.insert(0, "-");
        read_as_everything(stored, true);
    }
}

TEST_CASE("very long texts") {
    for (const char* piece : {"一", "零", "9", "1,", "(", "）", "□", "√是", "万", "亿", "-",
                              "\xEF\xBB\xBF", "①", "2023-"}) {
        std::string text;
        while (text.size() < 32767) text += piece;
        read_as_everything(text, false);
    }
    read_as_everything(std::string(32767, '9'), true);
}
