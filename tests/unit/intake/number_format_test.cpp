#include "intake/number_format.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

TEST_CASE("format codes") {
    struct Row { std::string code; NumberFormat wanted; };
    constexpr auto general = NumberFormat::general;
    constexpr auto text = NumberFormat::text;
    constexpr auto percent = NumberFormat::percent;
    constexpr auto currency = NumberFormat::currency;
    constexpr auto date = NumberFormat::date;
    constexpr auto other = NumberFormat::other;
    const Row rows[] = {
        {"", general}, {"General", general}, {"GENERAL", general}, {"General\"万元\"", general}, {"General;[Red]-General", general},
        {"@", text}, {"\"x\"@", text}, {"0;0;0;@", other}, {"General;General;General;@", general},
        {"0%", percent}, {"0.00%_ ", percent}, {"[Red]0%;-0%", percent}, {"0\"%\"", other}, {"0\\%", other}, {"[>=1]0.0;0%", other},
        {"\"¥\"#,##0", currency}, {"¥#,##0.00", currency}, {"￥#,##0", currency}, {"\\¥#,##0", currency}, {"$#,##0", currency},
        {"[$¥-804]#,##0.00", currency}, {"[$€-2]\\ #,##0", currency}, {"[$kr-41D]0", currency}, {"[$-804]0", other},
        {"_ \"¥\"* #,##0.00_ ", currency}, {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ", other}, {"\"CNY\" 0", currency}, {"[$USD] 0", currency},
        {"0_¥", other}, {"#,##0\"元\"", other},
        {"yyyy-mm-dd", date}, {"yyyy/m/d;@", date}, {"yyyy\"年\"m\"月\"d\"日\"", date}, {"yyyy年m月d日", date}, {"m\"月\"d\"日\"", date},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"", date}, {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", date}, {"mmm-yy", date}, {"e/m/d", date},
        {"yyyy-mm-dd hh:mm", date}, {"yyyy\\-mm\\-dd\\ hh:mm:ss.000", date}, {"aaaa", date}, {"[$-404]gge\"年\"", date}, {"YYYY-MM-DD", date},
        {"m/d/yy h:mm AM/PM", date}, {"mm", date}, {"bbbb", date},
        {"h:mm", other}, {"h:mm:ss", other}, {"mm:ss.0", other}, {"[h]:mm:ss", other}, {"[mm]:ss", other}, {"h\"时\"mm\"分\"", other},
        {"上午/下午h\"时\"mm\"分\"", other}, {"h:mm AM/PM", other},
        {"0", other}, {"#,##0.00", other}, {"0.00E+00", other}, {"##0.0e-0", other}, {"# ?/?", other}, {"0\"d\"", other}, {"0 d", other},
        {"[<=9999999]###\\-####;0", other}, {"\"year\"", other}, {"\"unclosed", other}, {"[unclosed", other}, {"\\", other}, {"_", other}, {";", other},
    };
    for (const Row& row : rows) {
        CAPTURE(row.code);
        CHECK(static_cast<int>(classify_format(row.code)) == static_cast<int>(row.wanted));
    }
}

TEST_CASE("built-in formats") {
    struct Row { std::uint32_t first; std::uint32_t last; NumberFormat wanted; };
    const Row rows[] = {
        {0, 0, NumberFormat::general}, {1, 4, NumberFormat::other}, {5, 8, NumberFormat::currency}, {9, 10, NumberFormat::percent},
        {11, 13, NumberFormat::other}, {14, 17, NumberFormat::date}, {18, 21, NumberFormat::other}, {22, 22, NumberFormat::date},
        {27, 36, NumberFormat::date}, {37, 41, NumberFormat::other}, {42, 42, NumberFormat::currency}, {43, 43, NumberFormat::other},
        {44, 44, NumberFormat::currency}, {45, 48, NumberFormat::other}, {49, 49, NumberFormat::text}, {50, 58, NumberFormat::date},
        {59, 200, NumberFormat::other},
    };
    for (const Row& row : rows)
        for (std::uint32_t id = row.first; id <= row.last; ++id) {
            CAPTURE(id);
            CHECK(static_cast<int>(builtin_format(id)) == static_cast<int>(row.wanted));
        }
}
