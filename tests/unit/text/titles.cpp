#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "text/balanced.hpp"
#include "text/spelled.hpp"

using namespace kaoping;

TEST_CASE("headings are numbered in Chinese") {
    CHECK(chinese_number(1) == "一");
    CHECK(chinese_number(10) == "十");
    CHECK(chinese_number(13) == "十三");
    CHECK(chinese_number(21) == "二十一");
    CHECK(chinese_number(30) == "三十");
}

TEST_CASE("titles are divided between words, not before closing punctuation") {
    CHECK(balanced_lines("短标题", 40) == "短标题");
    CHECK(balanced_lines("", 40) == "");
    CHECK(balanced_lines("北疆技术交易中心（克拉玛依科技大市场）入驻机构年度考核汇总报告", 40) ==
          "北疆技术交易中心（克拉玛依科技大市场）\n入驻机构年度考核汇总报告");
    const std::string english = balanced_lines(
        "Performance evaluation of technology innovation centres: summary report", 40);
    CHECK(english.find('\n') != std::string::npos);
    CHECK(english.find(" \n") == std::string::npos);
    for (const char* title : {"Annual evaluation of service institutions on the science and "
                              "technology service platform of Rugao: summary report",
                              "Assessment of strategic alliances for industrial technology "
                              "innovation of Hefei: summary report"}) {
        const std::string lines = balanced_lines(title, 40);
        for (std::size_t from = 0; from < lines.size();) {
            const auto to = std::min(lines.find('\n', from), lines.size());
            CHECK(to - from <= 40);
            from = to + 1;
        }
    }
    for (const char* divided : {"\n）", "\n，", "（\n", "\n:"})
        CHECK(balanced_lines(
                  "关于某某市某某（试行）办法，某某某某某某某某某某某某某某某某结果的公示", 20)
                  .find(divided) == std::string::npos);
}
