#include <doctest/doctest.h>

#include <thread>

#include "support.hpp"
#include "text/collate.hpp"
#include "text/normal.hpp"
#include "text/unicode.hpp"
#include "text/width.hpp"

using namespace kaoping;

TEST_CASE("names are the same under their key") {
    for (const auto& [name, key] : std::initializer_list<std::pair<std::string, std::string>>{
             {"　克拉玛依（中国）有限公司 ", "克拉玛依(中国)有限公司"},
             {"张　三", "张三"},
             {"ABC  Tech 公司", "ABC Tech公司"},
             {"买买提•艾力", "买买提·艾力"},
             {"买买提・艾力", "买买提·艾力"},
             {"ＡＢＣ", "ABC"},
             {"⼀号", "一号"},
             {"", ""}}) {
        const auto& shown = name;
        CAPTURE(shown);  // clang 14 captures no binding
        CHECK(name_key(name) == key);
    }
    CHECK(list_key(" ZL 2023\xE2\x80\x8B １０ ") == "ZL202310");
    CHECK(list_key("Foo Bar") == "FooBar");
}

TEST_CASE("file names that every file system takes") {
    for (const auto& [name, safe] : std::initializer_list<std::pair<std::string, std::string>>{
             {"甲/乙\\丙:丁*?\"<>|", "甲_乙_丙_丁______"},
             {"甲\n乙\t丙", "甲_乙_丙"},
             {" 甲. . ", "甲"},
             {"", "_"},
             {"...", "_"},
             {"CON", "_CON"},
             {"con.txt", "_con.txt"},
             {"COM1", "_COM1"},
             {"COM10", "COM10"},
             {"Contoso", "Contoso"},
             {".hidden", "_hidden"},
             {"~$甲", "_$甲"},
             {"甲\xE2\x80\xAE乙", "甲乙"},
             {"e\xCC\x81", "é"},
             {"\xFF", "\xEF\xBF\xBD"}}) {
        const auto& shown = name;
        CAPTURE(shown);  // clang 14 captures no binding
        CHECK(safe_file_name(name) == safe);
    }
    for (const char* device : {"con", "NUL", "Prn.2025", "aux .txt", "lpt9", "COM\u00B9"})
        CHECK(is_device_name(device));
    for (const char* other : {"", "contoso", "com10", "nul1", "2025.con", "."})
        CHECK_FALSE(is_device_name(other));
    std::string han;
    std::string astral;
    for (int i = 0; i < 100; ++i) {
        han += "名";
        astral += "𠮷";
    }
    CHECK(safe_file_name(han).size() == 240);
    CHECK(safe_file_name(astral).size() == 240);
    CHECK(safe_file_name(std::string(79, 'a') + ". b") == std::string(79, 'a'));
}

TEST_CASE("a file name is its own file name, also where it is long or loses a character") {
    for (const std::string& name :
         {"CON." + std::string(100, 'x'), "nul.甲" + std::string(74, ' ') + "乙",
          std::string("e\u200B\u0301"), std::string(".~lock") + std::string(90, '.')}) {
        CAPTURE(name);
        const std::string file = safe_file_name(name);
        CHECK(unicode::to_utf32(file).size() <= 80);
        CHECK(file.size() <= 240);
        CHECK(safe_file_name(file) == file);
    }
}

TEST_CASE("names in bytes are UTF-8 or GB18030") {
    CHECK(decode_name("评分表.xlsx") == "评分表.xlsx");
    CHECK(decode_name("\xC6\xC0\xB7\xD6\xB1\xED.xlsx") == "评分表.xlsx");
    CHECK(decode_name("\x95\x32\x82\x36\xC6\xC0") == "𠀀评");  // four bytes
    CHECK(decode_name("e\xCC\x81") == "é");
    CHECK(is_valid_utf8(decode_name("\xC6\xC0\xFF")));  // not well-formed in either
    CHECK_FALSE(is_valid_utf8("\xC0\x80"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
    CHECK_FALSE(is_valid_utf8("评\xE5"));
}

TEST_CASE("orders of Chinese names") {
    std::vector<std::string> cities = {"沧州", "如皋", "克拉玛依", "合肥", "秦皇岛", "安庆"};
    std::sort(cities.begin(), cities.end(), PinyinOrder());
    CHECK(cities == std::vector<std::string>{"安庆", "沧州", "合肥", "克拉玛依", "秦皇岛", "如皋"});
    std::vector<std::string> persons = {"戴", "王", "丁", "李"};
    std::sort(persons.begin(), persons.end(), StrokeOrder());
    CHECK(persons == std::vector<std::string>{"丁", "王", "李", "戴"});
    const PinyinOrder order;
    CHECK(order.compare("甲", "甲") == 0);
    CHECK(order.compare("甲\xE2\x80\x8B", "甲") != 0);  // total: what differs is never equal
    CHECK(order.compare("甲\xE2\x80\x8B", "甲") == -order.compare("甲", "甲\xE2\x80\x8B"));
}

TEST_CASE("several threads may compare and decode at once") {
    std::vector<std::thread> threads;
    std::vector<int> wrong(4);
    for (int& count : wrong)
        threads.emplace_back([&count] {
            for (int i = 0; i < 2000; ++i)
                if (PinyinOrder().compare("沧州", "秦皇岛") != -1 ||
                    decode_name("\xC6\xC0") != "评" || name_key("Ａ") != "A")
                    ++count;
        });
    for (auto& thread : threads) thread.join();
    CHECK(wrong == std::vector<int>(4, 0));
}

TEST_CASE("widths as spreadsheets draw them") {
    for (const auto& [text, width] :
         std::initializer_list<std::pair<std::string, int>>{{"abc", 3},
                                                            {"评分", 4},
                                                            {"ＡＢ", 4},
                                                            {"“一”", 6},
                                                            {"e\xCC\x81", 1},
                                                            {"甲\xE2\x80\x8B", 2},
                                                            {"甲乙\nabc", 4},
                                                            {"", 0},
                                                            {"𠮷", 2}}) {
        const auto& shown = text;
        CAPTURE(shown);  // clang 14 captures no binding
        CHECK(display_width(text) == width);
    }
    struct Case {
        std::string text;
        int columns;
        int lines;
    };
    for (const Case& c : std::initializer_list<Case>{{"", 10, 1},
                                                     {"一二三四五", 10, 1},
                                                     {"一二三四五六", 10, 2},
                                                     {"一二三四五。", 10, 2},
                                                     {"a\nb\n", 10, 3},
                                                     {"hello world", 8, 2},
                                                     {"hello    ", 5, 1},
                                                     {"abcdefghijkl", 5, 3},
                                                     {"ab一二三", 4, 2},
                                                     {"一二", 0, 2},
                                                     {"一\r\n二", 8, 2}}) {
        CAPTURE(c.text);
        CHECK(wrapped_lines(c.text, c.columns) == c.lines);
    }
}
