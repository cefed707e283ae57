#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "made_up_round.hpp"
#include "reports/notice/notice.hpp"

using namespace kaoping;

namespace {

NoticeOptions on(const char* day) {
    NoticeOptions options;
    options.dates.today = *parse_iso_date(day);
    return options;
}

Notice notice_of(const Rubric& rubric, const NoticeOptions& options) {
    return public_notice(sample::MadeUpRound(rubric).round(), options, WorkCalendar::built_in());
}

std::vector<std::string> names(const Notice& notice) {
    std::vector<std::string> found;
    for (const auto& block : notice.document->parts[0].blocks)
        if (const auto* table = std::get_if<document::Table>(&block))
            for (std::size_t r = 0; r < table->rows.size(); ++r)
                found.emplace_back(table->rows.at(r, 1));
    return found;
}

bool says(const Notice& notice, const std::string& text) {
    for (const auto& block : notice.document->parts[0].blocks)
        if (const auto* paragraph = std::get_if<document::Paragraph>(&block);
            paragraph != nullptr && paragraph->text.find(text) != std::string::npos)
            return true;
    return false;
}

bool finds(const Notice& notice, const char* code) {
    return std::any_of(notice.findings.begin(), notice.findings.end(),
                       [&](const Finding& f) { return f.code.text() == code; });
}

}  // namespace

TEST_CASE("Karamay publishes all results for five working days") {
    const RubricPtr rubric = sample::karamay();
    const Notice notice = notice_of(*rubric, on("2025-09-30"));
    REQUIRE(notice.document);
    CHECK(names(notice) == std::vector<std::string>{"O'Brien & <测试>", "边界中心", "阿里中心",
                                                    "张家口中心", "否决中心"});
    CHECK(says(notice, "第九条（四）"));
    CHECK(says(notice, "公示期为5个工作日，自2025年10月9日至2025年10月14日"));
    CHECK(says(notice, "提供相关证明材料，经审核后考虑重新给予考核认定"));
    CHECK(says(notice, "联系电话：____"));
    CHECK(says(notice, "2025年9月30日"));
    CHECK(finds(notice, "notice-incomplete"));  // pending and returned ones
    CHECK_FALSE(finds(notice, "notice-year-unknown"));
}

TEST_CASE("a list by strokes, a period set by hand, an unknown year") {
    const RubricPtr rubric = sample::karamay();
    NoticeOptions options = on("2100-01-04");
    options.by_strokes = true;
    options.dates.working_days = 2;
    const Notice notice = notice_of(*rubric, options);
    REQUIRE(notice.document);
    CHECK(says(notice, "公示期为2个工作日，自2100年1月5日至2100年1月6日"));
    CHECK(finds(notice, "notice-year-unknown"));
    const auto listed = names(notice);
    const auto place = [&](const char* name) {
        return std::find(listed.begin(), listed.end(), name) - listed.begin();
    };
    CHECK(place("边界中心") < place("否决中心"));  // 边 5 strokes, 否 7, 张 7, 阿 7
    CHECK(place("边界中心") < place("阿里中心"));
}

TEST_CASE("what is published, and when nothing is") {
    Rubric rubric = *sample::karamay();
    SUBCASE("never of provisional results") {
        const Notice notice = notice_of(sample::provisional(rubric), on("2025-09-30"));
        CHECK_FALSE(notice.document);
        CHECK(finds(notice, "notice-provisional"));
    }
    SUBCASE("the excellent only") {
        rubric.publication = {
            PublicationScope::grades, {"excellent"}, 0, "四（三）4", {"网站", "website"}, {}, true};
        const Notice notice = notice_of(rubric, on("2025-09-30"));
        REQUIRE(notice.document);
        CHECK(names(notice) == std::vector<std::string>{"O'Brien & <测试>"});
        CHECK(says(notice, "结果为“优秀”的机构"));
        CHECK(says(notice, "公示载体：网站"));
        CHECK(says(notice, "公示期自____"));         // the regulation names no period
        CHECK_FALSE(says(notice, "2025年9月30日"));  // nor is a date given
        CHECK(finds(notice, "notice-no-period"));
        for (const auto& block : notice.document->parts[0].blocks)
            if (const auto* table = std::get_if<document::Table>(&block))
                CHECK(table->rows.at(0, 3) == "98.12");  // totals: true
    }
    SUBCASE("not ordered: only when asked for") {
        rubric.publication = {};
        CHECK_FALSE(notice_of(rubric, on("2025-09-30")).document);
        CHECK(notice_of(rubric, on("2025-09-30")).findings.empty());
        NoticeOptions asked = on("2025-09-30");
        asked.asked = true;
        asked.dates.given = asked.dates.today;
        const Notice notice = notice_of(rubric, asked);
        REQUIRE(notice.document);
        CHECK(says(notice, "2025年9月30日"));
        CHECK(names(notice).size() == 5);
    }
    SUBCASE("nobody has the grade") {
        rubric.publication = {PublicationScope::grades, {"pass"}, 5, "第一条", {}, {}, false};
        const Notice notice = notice_of(rubric, on("2025-09-30"));
        CHECK_FALSE(notice.document);
        CHECK(finds(notice, "notice-nobody"));
    }
}
