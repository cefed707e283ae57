#include <doctest/doctest.h>
#include <expat.h>

#include <map>
#include <memory>
#include <numeric>
#include <span>
#include <string>

#include "intake/archive.hpp"
#include "made_up_round.hpp"
#include "reports/document/column_widths.hpp"
#include "reports/document/docx.hpp"
#include "reports/document/html.hpp"
#include "reports/document/markup.hpp"
#include "reports/document/paper.hpp"
#include "reports/facts/figures.hpp"
#include "reports/report/report.hpp"

using namespace kaoping;
using namespace kaoping::document;

namespace {

std::map<std::string, std::string> parts_of(const std::string& bytes) {
    const Archive archive =
        std::get<Archive>(Archive::open(std::span<const char>(bytes), ReadLimits{}));
    Extractor extractor(archive, ReadLimits{});
    std::map<std::string, std::string> parts;
    for (const ArchiveEntry& entry : archive.entries())
        parts[entry.name] = std::get<std::string>(extractor.extract_all(entry, 1 << 24));
    return parts;
}

// "" or what expat says of it.
std::string flaw(const std::string& xml) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate(nullptr), XML_ParserFree);
    if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK)
        return "";
    return std::string(XML_ErrorString(XML_GetErrorCode(parser.get()))) + " in line " +
           std::to_string(XML_GetCurrentLineNumber(parser.get()));
}

std::size_t times(const std::string& text, const std::string& sign) {
    std::size_t count = 0;
    for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) ++count;
    return count;
}

Document report() {
    static const RubricPtr rubric = sample::karamay();
    const sample::MadeUpRound made(*rubric);
    return summary_report(made.round(), {Language::zh, Language::en});
}

std::string html_of(const Document& document) {
    std::string page;
    html(document, [&](std::string_view piece) { page += piece; });
    return page;
}

}  // namespace

TEST_CASE("texts are escaped, and what XML forbids is left out") {
    CHECK(escaped("O'Brien & <测试> \"x\"") == "O&#39;Brien &amp; &lt;测试&gt; &quot;x&quot;");
    CHECK(escaped(std::string("a\x01"
                              "b\x0B"
                              "c\td\n") +
                  "\xEF\xBF\xBE") == "abc\td\n");
    CHECK(escaped("]]>") == "]]&gt;");
}

TEST_CASE("figures keep their decimals") {
    CHECK(fixed(Number(85), 2) == "85.00");
    CHECK(fixed(*Number::parse("84.996"), 4) == "84.9960");
    CHECK(fixed(*Number::parse("84.996"), 2) == "85.00");
    CHECK(fixed(*Number::parse("-0.5"), 2) == "-0.50");
    CHECK(fixed(*Number::parse("2.5"), 0) == "3");
    CHECK(percent(Number(1), Number(3)) == "33.3%");
    CHECK(percent(Number(1), Number(0)) == "");
}

TEST_CASE("every part of a document is XML, every relation leads to a part") {
    const std::string bytes = docx(report());
    const auto parts = parts_of(bytes);
    for (const auto& [name, xml] : parts) {
        const auto& shown = name;  // clang 14 captures no binding
        CAPTURE(shown);
        CHECK(flaw(xml) == "");
        if (name != "[Content_Types].xml" && !name.ends_with(".rels"))
            CHECK(parts.at("[Content_Types].xml").find("/" + name + "\"") != std::string::npos);
    }
    const std::string& relations = parts.at("word/_rels/document.xml.rels");
    const std::string& body = parts.at("word/document.xml");
    for (auto at = body.find("r:id=\""); at != std::string::npos;
         at = body.find("r:id=\"", at + 1)) {
        const auto id = body.substr(at + 6, body.find('"', at + 6) - at - 6);
        const auto said = relations.find("Id=\"" + id + "\"");
        REQUIRE(said != std::string::npos);
        const auto target = relations.find("Target=\"", said) + 8;
        CHECK(parts.contains("word/" +
                             relations.substr(target, relations.find('"', target) - target)));
    }
    CHECK(docx(report()) == bytes);
}

TEST_CASE("the page is that of GB/T 9704") {
    const auto parts = parts_of(docx(report()));
    const std::string& body = parts.at("word/document.xml");
    CHECK(body.find("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" "
                    "w:bottom=\"1984\" w:left=\"1587\"") != std::string::npos);
    CHECK(times(body, "<w:sectPr>") == times(body, "</w:sectPr>"));
    CHECK(times(body, "w:orient=\"landscape\"") == 2);  // the ranking, in each language
    CHECK(times(body, "<w:tblHeader/>") == times(body, "<w:tbl>"));
    CHECK(times(body, "<w:cantSplit/>") == times(body, "<w:tr>"));
    CHECK(body.find("O&#39;Brien &amp; &lt;测试&gt;") != std::string::npos);
    const std::string& styles = parts.at("word/styles.xml");
    for (const char* face : {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"}) {
        CHECK(styles.find("w:eastAsia=\"" + std::string(face) + "\"") != std::string::npos);
        CHECK(parts.at("word/fontTable.xml")
                  .find("w:name=\"" + std::string(face) + "\"><w:altName") != std::string::npos);
    }
    CHECK(styles.find("w:line=\"560\" w:lineRule=\"exact\"") != std::string::npos);
    CHECK(styles.find("w:firstLineChars=\"200\"") != std::string::npos);
    CHECK(parts.at("word/settings.xml").find("<w:evenAndOddHeaders/>") != std::string::npos);
    CHECK(parts.at("word/footer1.xml").find("\u2014 </w:t>") != std::string::npos);
    CHECK(parts.at("docProps/core.xml").find("2025-12-31T00:00:00Z") != std::string::npos);
    CHECK(parts.at("docProps/core.xml").find("<dc:language>zh-CN") != std::string::npos);
}

TEST_CASE("provisional results are marked on every page") {
    Document marked = report();
    CHECK_FALSE(parts_of(docx(marked)).contains("word/header1.xml"));
    marked.mark = "【试评】 & more";
    const auto parts = parts_of(docx(marked));
    for (const char* name : {"word/header1.xml", "word/header2.xml"}) {
        CHECK(flaw(parts.at(name)) == "");
        CHECK(parts.at(name).find("【试评】 &amp; more") != std::string::npos);
    }
    CHECK(times(parts.at("word/document.xml"), "<w:headerReference") == 2);
}

TEST_CASE("the page in HTML stands alone and can be read aloud") {
    const std::string page = html_of(report());
    for (const char* foreign :
         {"http://", "https://", "src=", "href=", "<script", "@import", "url("}) {
        const std::size_t allowed = std::string(foreign) == "http://"
                                        ? times(page, "xmlns=\"http://www.w3.org/2000/svg\"")
                                        : 0;
        CHECK_MESSAGE(times(page, foreign) == allowed, foreign);
    }
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    CHECK(times(page, "<section lang=\"en\">") == 1);
    CHECK(times(page, "<table>") == times(page, "<caption>"));
    CHECK(times(page, "<th scope=\"row\"") > 10);
    CHECK(times(page, "<svg") == 4);
    CHECK(times(page, "<svg") == times(page, "<desc>"));
    CHECK(page.find("O&#39;Brien &amp; &lt;测试&gt;") != std::string::npos);
    CHECK(page.find("<测试>") == std::string::npos);
    CHECK(html_of(report()) == page);
}

TEST_CASE("rows of a table are packed, and all as long") {
    TableRows rows{{"1", "", "某某中心"}};
    rows.push_back({"2", "b", ""});
    REQUIRE(rows.size() == 2);
    CHECK(rows.at(0, 1).empty());
    CHECK(rows.at(0, 2) == "某某中心");
    CHECK(rows.at(1, 0) == "2");
    CHECK(rows.at(1, 2).empty());
    CHECK_THROWS_AS(rows.push_back({"3"}), std::logic_error);
    CHECK(rows.size() == 2);
}

TEST_CASE("rows made on demand are made once for each row gone through") {
    std::size_t times_made = 0;
    const TableRows rows(2, {3, [&](std::size_t row) {
                                 ++times_made;
                                 return std::vector<std::string>{std::to_string(row), "x"};
                             }});
    CHECK(rows.size() == 3);
    CHECK(rows.width() == 2);
    std::string all;
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows.width(); ++c) all += rows.at(r, c);
    CHECK(all == "0x1x2x");
    CHECK(times_made == 3);
    CHECK(rows.at(0, 0) == "0");
    TableRows no_more = rows;
    CHECK_THROWS_AS(no_more.push_back({"3", "x"}), std::logic_error);
    CHECK_THROWS_AS(TableRows(3, OnDemand<std::vector<std::string>>(
                                     std::vector<std::vector<std::string>>{{"short"}}))
                        .at(0, 0),
                    std::logic_error);
}

TEST_CASE("columns fill the page and keep words whole") {
    Table table{"",
                {{"No.", 2}, {"Name", 40}, {"Deduction", 2}, {"Grade", 4}},
                {{"1", "某某中心", "0.00", "Excellent"}},
                1};
    const auto widths = column_widths(table, text_width, size_table);
    CHECK(std::accumulate(widths.begin(), widths.end(), 0) == text_width);
    CHECK(widths[2] > 1000);  // nine letters of 10.5 pt
    CHECK(widths[3] > 1000);
    CHECK(widths[1] > widths[2]);
    table.rows = {{"1", "某某中心", "0.00", std::string(400, 'x')}};  // no page holds it
    const auto crowded = column_widths(table, text_width, size_table);
    CHECK(std::accumulate(crowded.begin(), crowded.end(), 0) == text_width);
    for (const int width : crowded) CHECK(width > 0);
}
