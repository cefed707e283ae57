#include "intake/number_format.hpp"

#include <doctest/doctest.h>

#include <iterator>
#include <string>
#include <vector>

using namespace kaoping;

TEST_CASE("format codes") {
    struct Row {
        std::string code;
        NumberFormat wanted;
    };
    constexpr auto general = NumberFormat::general;
    constexpr auto text = NumberFormat::text;
    constexpr auto percent = NumberFormat::percent;
    constexpr auto currency = NumberFormat::currency;
    constexpr auto date = NumberFormat::date;
    constexpr auto time = NumberFormat::time;
    constexpr auto other = NumberFormat::other;
    const Row rows[] = {
        {"", general},
        {"General", general},
        {"GENERAL", general},
        {"General\"万元\"", general},
        {"General;[Red]-General", general},
        {"@", text},
        {"\"x\"@", text},
        {"0;0;0;@", other},
        {"General;General;General;@", general},
        {"G/通用格式", general},
        {"G/通用格式\"家\"", general},
        {"0%", percent},
        {"0.00%_ ", percent},
        {"[Red]0%;-0%", percent},
        {"0\"%\"", other},
        {"0\\%", other},
        {"[>=1]0.0;0%", other},
        {"\"¥\"#,##0", currency},
        {"¥#,##0.00", currency},
        {"￥#,##0", currency},
        {"\\¥#,##0", currency},
        {"$#,##0", currency},
        {"[$¥-804]#,##0.00", currency},
        {"[$€-2]\\ #,##0", currency},
        {"[$kr-41D]0", currency},
        {"[$-804]0", other},
        {"_ \"¥\"* #,##0.00_ ", currency},
        {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ", other},
        {"\"CNY\" 0", currency},
        {"[$USD] 0", currency},
        {"0_¥", other},
        {"#,##0\"元\"", other},
        {"yyyy-mm-dd", date},
        {"yyyy/m/d;@", date},
        {"yyyy\"年\"m\"月\"d\"日\"", date},
        {"yyyy年m月d日", date},
        {"m\"月\"d\"日\"", date},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"", date},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", date},
        {"mmm-yy", date},
        {"e/m/d", date},
        {"yyyy-mm-dd hh:mm", date},
        {"yyyy\\-mm\\-dd\\ hh:mm:ss.000", date},
        {"aaaa", date},
        {"[$-404]gge\"年\"", date},
        {"YYYY-MM-DD", date},
        {"m/d/yy h:mm AM/PM", date},
        {"mm", date},
        {"bbbb", date},
        {"h:mm", time},
        {"h:mm:ss", time},
        {"mm:ss.0", time},
        {"[h]:mm:ss", time},
        {"[mm]:ss", time},
        {"h\"时\"mm\"分\"", time},
        {"上午/下午h\"时\"mm\"分\"", time},
        {"h:mm AM/PM", time},
        {"AM/PM", time},
        {"[$-F400]h:mm:ss\\ AM/PM", time},
        {"h", time},
        {"ss", time},
        {"[DBNum1][$-804]上午/下午h\"时\"mm\"分\";@", time},
        {"[h]", time},
        {"HH:MM", time},
        {"h:mm;@", time},
        {"0", other},
        {"#,##0.00", other},
        {"0.00E+00", other},
        {"##0.0e-0", other},
        {"# ?/?", other},
        {"0\"d\"", other},
        {"0 d", other},
        {"[<=9999999]###\\-####;0", other},
        {"\"year\"", other},
        {"\"unclosed", other},
        {"[unclosed", other},
        {"\\", other},
        {"_", other},
        {";", other},
    };
    for (const Row& row : rows) {
        CAPTURE(row.code);
        CHECK(static_cast<int>(classify_format(row.code)) == static_cast<int>(row.wanted));
    }
}

// What the editions of Excel and WPS, and ECMA-376, call the built-in formats: an open workbook has
// only these. 23-26 have no code.
TEST_CASE("built-in formats are what their codes say") {
    struct Row {
        std::uint32_t id;
        NumberFormat wanted;
        std::vector<std::string> codes;
    };
    constexpr auto general = NumberFormat::general;
    constexpr auto currency = NumberFormat::currency;
    constexpr auto date = NumberFormat::date;
    constexpr auto time = NumberFormat::time;
    constexpr auto other = NumberFormat::other;
    const Row rows[] = {
        {0, general, {"General", "G/通用格式"}},
        {1, other, {"0"}},
        {2, other, {"0.00"}},
        {3, other, {"#,##0"}},
        {4, other, {"#,##0.00"}},
        {5, currency, {"\"¥\"#,##0;\"¥\"\\-#,##0", "$#,##0_);($#,##0)", "\\¥#,##0;\\¥\\-#,##0"}},
        {6, currency, {"\"¥\"#,##0;[Red]\"¥\"\\-#,##0", "$#,##0_);[Red]($#,##0)"}},
        {7, currency, {"\"¥\"#,##0.00;\"¥\"\\-#,##0.00", "$#,##0.00_);($#,##0.00)"}},
        {8, currency, {"\"¥\"#,##0.00;[Red]\"¥\"\\-#,##0.00", "$#,##0.00_);[Red]($#,##0.00)"}},
        {9, NumberFormat::percent, {"0%"}},
        {10, NumberFormat::percent, {"0.00%"}},
        {11, other, {"0.00E+00"}},
        {12, other, {"# ?/?"}},
        {13, other, {"# ?\?/??"}},
        {14, date, {"mm-dd-yy", "yyyy/m/d", "yyyy-m-d", "m/d/yyyy", "[$-F800]yyyy/m/d"}},
        {15, date, {"d-mmm-yy"}},
        {16, date, {"d-mmm"}},
        {17, date, {"mmm-yy"}},
        {18, time, {"h:mm AM/PM", "h:mm\\ AM/PM"}},
        {19, time, {"h:mm:ss AM/PM", "[$-F400]h:mm:ss\\ AM/PM"}},
        {20, time, {"h:mm"}},
        {21, time, {"h:mm:ss"}},
        {22, date, {"m/d/yy h:mm", "yyyy/m/d h:mm", "yyyy-m-d h:mm"}},
        {27, date, {"yyyy\"年\"m\"月\"", "[$-404]e/m/d"}},
        {28, date, {"m\"月\"d\"日\"", "[$-404]e\"年\"m\"月\"d\"日\""}},
        {29, date, {"m\"月\"d\"日\"", "[$-404]e\"年\"m\"月\"d\"日\""}},
        {30, date, {"m-d-yy", "m/d/yy"}},
        {31, date, {"yyyy\"年\"m\"月\"d\"日\"", "yyyy\"年\"m\"月\"d\"日\";@"}},
        {32, time, {"h\"时\"mm\"分\"", "h\"时\"mm\"分\";@", "hh\"時\"mm\"分\""}},
        {33, time, {"h\"时\"mm\"分\"ss\"秒\"", "hh\"時\"mm\"分\"ss\"秒\""}},
        {34,
         time,
         {"上午/下午h\"时\"mm\"分\"", "上午/下午hh\"時\"mm\"分\"", "AM/PMh\"时\"mm\"分\""}},
        {35, time, {"上午/下午h\"时\"mm\"分\"ss\"秒\"", "上午/下午hh\"時\"mm\"分\"ss\"秒\""}},
        {36, date, {"yyyy\"年\"m\"月\"", "[$-404]e/m/d"}},
        {37, other, {"#,##0;\\-#,##0", "#,##0_);(#,##0)"}},
        {38, other, {"#,##0;[Red]\\-#,##0", "#,##0_);[Red](#,##0)"}},
        {39, other, {"#,##0.00;\\-#,##0.00", "#,##0.00_);(#,##0.00)"}},
        {40, other, {"#,##0.00;[Red]\\-#,##0.00", "#,##0.00_);[Red](#,##0.00)"}},
        {41,
         other,
         {"_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ",
          "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"}},
        {42,
         currency,
         {"_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ",
          "_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)"}},
        {43,
         other,
         {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
          "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)"}},
        {44,
         currency,
         {"_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ",
          "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)"}},
        {45, time, {"mm:ss"}},
        {46, time, {"[h]:mm:ss"}},
        {47, time, {"mmss.0", "mm:ss.0"}},
        {48, other, {"##0.0E+0"}},
        {49, NumberFormat::text, {"@"}},
        {50, date, {"yyyy\"年\"m\"月\"", "[$-404]e/m/d"}},
        {51, date, {"m\"月\"d\"日\"", "[$-404]e\"年\"m\"月\"d\"日\""}},
        {52, date, {"yyyy\"年\"m\"月\""}},
        {53, date, {"m\"月\"d\"日\""}},
        {54, date, {"m\"月\"d\"日\"", "[$-404]e\"年\"m\"月\"d\"日\""}},
        {55,
         time,
         {"上午/下午h\"时\"mm\"分\"", "[$-804]上午/下午h\"时\"mm\"分\";@",
          "上午/下午hh\"時\"mm\"分\""}},
        {56,
         time,
         {"上午/下午h\"时\"mm\"分\"ss\"秒\"", "[$-804]上午/下午h\"时\"mm\"分\"ss\"秒\";@",
          "上午/下午hh\"時\"mm\"分\"ss\"秒\""}},
        {57, date, {"yyyy\"年\"m\"月\"", "[$-404]e/m/d"}},
        {58, date, {"m\"月\"d\"日\"", "[$-404]e\"年\"m\"月\"d\"日\""}},
    };
    CHECK(std::size(rows) == 23 + 32);  // 0-22 and 27-58
    for (const Row& row : rows) {
        CAPTURE(row.id);
        CHECK(static_cast<int>(builtin_format(row.id)) == static_cast<int>(row.wanted));
        for (const std::string& code : row.codes) {
            CAPTURE(code);
            CHECK(static_cast<int>(classify_format(code)) == static_cast<int>(row.wanted));
        }
    }
}

TEST_CASE("identifiers without a built-in format") {
    for (const std::uint32_t id : {23U, 26U, 59U, 163U, 164U, 4294967295U}) {
        CAPTURE(id);
        CHECK(static_cast<int>(builtin_format(id)) == static_cast<int>(NumberFormat::general));
    }
}
