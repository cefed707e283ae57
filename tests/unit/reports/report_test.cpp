#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "made_up_round.hpp"
#include "reports/report/report.hpp"

using namespace kaoping;

namespace {

const document::Table* table_of(const document::Part& part, const std::string& caption) {
    for (const auto& block : part.blocks)
        if (const auto* table = std::get_if<document::Table>(&block);
            table != nullptr && table->caption == caption)
            return table;
    return nullptr;
}

std::string all_text(const document::Part& part) {
    std::string text = part.title;
    for (const auto& subtitle : part.subtitles) text += "\n" + subtitle;
    for (const auto& block : part.blocks) {
        if (const auto* heading = std::get_if<document::Heading>(&block))
            text += "\n" + heading->text;
        if (const auto* paragraph = std::get_if<document::Paragraph>(&block))
            text += "\n" + paragraph->text;
        if (const auto* chart = std::get_if<document::Chart>(&block))
            text += "\n" + chart->title + "\n" + chart->description;
        if (const auto* table = std::get_if<document::Table>(&block)) {
            text += "\n" + table->caption;
            for (const auto& column : table->columns) text += "\n" + column.header;
            for (std::size_t r = 0; r < table->rows.size(); ++r)
                for (std::size_t c = 0; c < table->rows.width(); ++c)
                    text.append("\n").append(table->rows.at(r, c));
        }
    }
    return text;
}

}  // namespace

TEST_CASE("the ranking stands in score order with the totals' decimals") {
    const RubricPtr rubric = sample::karamay();
    const sample::MadeUpRound made(*rubric);
    const document::Document report = summary_report(made.round(), {Language::zh});
    REQUIRE(report.parts.size() == 1);
    const document::Table* ranking = table_of(report.parts[0], "排名表");
    REQUIRE(ranking != nullptr);
    const std::size_t total = ranking->columns.size() - 2;
    struct Line {
        const char* rank;
        const char* name;
        const char* total;
        const char* grade;
    };
    const Line lines[] = {
        {"1", "O'Brien & <测试>", "98.12", "优秀"},
        {"2", "边界中心", "84.9960", "良好"},  // 85.00 would stand on the other side of the bound
        {"3", "阿里中心", "70.50", "良好"},
        {"3", "张家口中心", "70.50", "良好"},
        {"\u2014", "否决中心", "90.00", "不合格"}};
    REQUIRE(ranking->rows.size() == std::size(lines));
    CHECK(ranking->rows.width() == ranking->columns.size());
    for (std::size_t i = 0; i < std::size(lines); ++i) {
        CAPTURE(i);
        CHECK(ranking->rows.at(i, 0) == lines[i].rank);
        CHECK(ranking->rows.at(i, 1) == lines[i].name);
        CHECK(ranking->rows.at(i, total) == lines[i].total);
        CHECK(ranking->rows.at(i, total + 1) == lines[i].grade);
    }
}

TEST_CASE("both languages tell the same numbers in the same order") {
    const RubricPtr rubric = sample::karamay();
    const sample::MadeUpRound made(*rubric);
    const document::Document report = summary_report(made.round(), {Language::zh, Language::en});
    REQUIRE(report.parts.size() == 2);
    const auto& zh = report.parts[0].blocks;
    const auto& en = report.parts[1].blocks;
    REQUIRE(zh.size() == en.size());
    for (std::size_t i = 0; i < zh.size(); ++i) {
        REQUIRE(zh[i].index() == en[i].index());
        const auto* a = std::get_if<document::Table>(&zh[i]);
        const auto* b = std::get_if<document::Table>(&en[i]);
        if (a == nullptr) continue;
        CAPTURE(a->caption);
        REQUIRE(a->rows.size() == b->rows.size());
        for (std::size_t r = 0; r < a->rows.size(); ++r)
            for (std::size_t c = 0; c < a->rows.width(); ++c)
                if (const std::string_view cell = a->rows.at(r, c);
                    !cell.empty() &&
                    cell.find_first_not_of("0123456789.%") == std::string_view::npos)
                    CHECK(cell == b->rows.at(r, c));
    }
}

TEST_CASE("nothing reads like a code, nothing is left unfilled") {
    const RubricPtr rubric = sample::karamay();
    const Rubric unconfirmed = sample::provisional(*rubric);
    for (const Rubric* one : {rubric.get(), &unconfirmed}) {
        const sample::MadeUpRound made(*one);
        for (const document::Part& part :
             summary_report(made.round(), {Language::zh, Language::en}).parts) {
            const std::string text = all_text(part);
            for (const char* sign : {"{", "}", "report-", "overview-", "col-", "csv-", "_", "''"})
                CHECK_MESSAGE(text.find(sign) == std::string::npos, sign);
            CHECK((text.find(part.language == Language::zh ? "试评" : "Provisional") !=
                   std::string::npos) == one->plan.provisional());
        }
    }
}

TEST_CASE("the English part is English but for names and what applicants wrote") {
    const RubricPtr rubric = sample::karamay();
    const sample::MadeUpRound made(*rubric);
    const document::Document report = summary_report(made.round(), {Language::en});
    const auto latin = [](std::string text) {
        for (const char* own : {"克科规〔2025〕5号", "指标表", "张家口中心", "阿里中心", "测试",
                                "边界中心", "否决中心", "待定中心", "退回中心", "未报中心"})
            for (auto at = text.find(own); at != std::string::npos; at = text.find(own))
                text.erase(at, std::string(own).size());
        // Typography of English is allowed: dashes, quotation marks, arrows.
        return std::none_of(text.begin(), text.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte >= 0xE3 && byte <= 0xEF;
        });
    };
    std::string text = all_text(report.parts[0]);
    std::size_t from = 0;
    while (from < text.size()) {
        const auto to = std::min(text.find('\n', from), text.size());
        const std::string line = text.substr(from, to - from);
        CHECK_MESSAGE(latin(line), line);
        from = to + 1;
    }
}

TEST_CASE("a round without assessed institutions is reported too") {
    const RubricPtr rubric = sample::karamay();
    sample::MadeUpRound made(*rubric);
    for (const auto& held : made.cards) {
        Scorecard& card = *held;
        card.status = Status::pending;
        card.total.reset();
        card.rank.reset();
    }
    const document::Document report = summary_report(made.round(), {Language::zh});
    CHECK(table_of(report.parts[0], "排名表") == nullptr);
    CHECK(all_text(report.parts[0]).find("尚无已评机构") != std::string::npos);
}
