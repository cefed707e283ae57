#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "text/look_alike.hpp"
#include "text/normal.hpp"

using namespace kaoping;

TEST_CASE("names that look the same have one key") {
    const std::vector<std::pair<const char*, const char*>> alike = {
        {"Alpha创业园", "\u0410lpha创业园"},          // Cyrillic А
        {"alpha创业园", "\u0430lph\u0430创业园"},     // Cyrillic а
        {"OPEN孵化器", "0PEN孵化器"},                 // zero
        {"OPEN孵化器", "\u041e\u0420\u0415N孵化器"},  // Cyrillic ОРЕ
        {"AI孵化器", "Al孵化器"},                     // l
        {"AI孵化器", "A1孵化器"},                     //
        {"AI孵化器", "ai孵化器"},                     // case
        {"ABC（秦皇岛）", "ＡＢＣ(秦皇岛)"},          // widths
        {"未来空间", "末来空间"},                     //
        {"土木众创", "士木众创"},                     //
        {"已知空间", "己知空间"},                     //
        {"北京空间", "北\u200b京空间"},               // zero width
        {"北京空间", "北\u2060京\ufeff空间"},         //
        {"A B空间", "AB空间"},                        //
        {"一号空间", "ー号空间"},                     // kana
        {"工业园", "エ业园"},                         //
        {"黄河空间", "黃河空间"},                     //
        {"日月空间", "⽇⽉空间"},                     // radicals
        {"modern空间", "modem空间"},                  // rn and m
    };
    for (const auto& pair : alike) {
        const auto& a = pair.first;
        const auto& b = pair.second;
        CAPTURE(std::string(a));
        CAPTURE(std::string(b));
        CHECK(look_alike_key(a) == look_alike_key(b));
    }
}

TEST_CASE("names that a reader tells apart have keys of their own") {
    const std::vector<const char*> names = {
        "秦皇岛晨曦启明创业工场",
        "秦皇岛晨曦启明创业工厂",
        "山海关天工启明众创空间",
        "海港瑞丰兴业众创空间",
        "第一众创空间",
        "第二众创空间",
        "第三众创空间",
        "A众创空间",
        "C众创空间",
        "D众创空间",
        "3众创空间",
        "4众创空间",
        "东方",
        "东万",
        "",
    };
    std::set<std::string> keys;
    for (const char* name : names) keys.insert(look_alike_key(name));
    CHECK(keys.size() == names.size());
    CHECK(look_alike_key("\u200b").empty());
}
