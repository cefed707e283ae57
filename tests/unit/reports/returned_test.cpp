#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "intake/archive.hpp"
#include "intake/xlsx.hpp"
#include "reports/package/zip_writer.hpp"
#include "reports/returned/opinion_sheet.hpp"
#include "reports/returned/returned_copy.hpp"
#include "reports/returned/xml_outline.hpp"

using namespace kaoping;

namespace {

using Parts = std::map<std::string, std::string>;

const std::string main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string relationship_space =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relationships(const std::vector<std::pair<std::string, std::string>>& kind_and_target,
                          const std::string& base = relationship_space) {
    std::string xml =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    int n = 0;
    for (const auto& [kind, target] : kind_and_target)
        xml += "<Relationship Id=\"rId" + std::to_string(++n) + "\" Type=\"" + base + "/" + kind +
               "\" Target=\"" + target + "\"/>";
    return xml + "</Relationships>";
}

std::string sheet(const std::string& behind_data = "") {
    return "<worksheet xmlns=\"" + main_space + "\" xmlns:r=\"" + relationship_space +
           "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>" + behind_data +
           "</worksheet>";
}

// One sheet 指标表 without rels, styles or comments.
Parts plain() {
    return {
        {"[Content_Types].xml",
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
         "Extension=\"rels\" "
         "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"},
        {"_rels/.rels", relationships({{"officeDocument", "xl/workbook.xml"}})},
        {"xl/workbook.xml",
         "<workbook xmlns=\"" + main_space + "\" xmlns:r=\"" + relationship_space +
             "\"><sheets><sheet name=\"指标表\" sheetId=\"7\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", relationships({{"worksheet", "worksheets/sheet1.xml"}})},
        {"xl/worksheets/sheet1.xml", sheet()}};
}

std::string zipped(const Parts& parts) {
    ZipWriter zip;
    for (const auto& [name, text] : parts) zip.add(name, text);
    return zip.finish().value();
}

Archive archive_of(const std::string& bytes) {
    return std::get<Archive>(Archive::open(std::span<const char>(bytes), ReadLimits{}));
}

Parts unzipped(const std::string& bytes) {
    const Archive archive = archive_of(bytes);
    Extractor extractor(archive, ReadLimits{});
    Parts parts;
    for (const ArchiveEntry& entry : archive.entries())
        parts[entry.name] = std::get<std::string>(extractor.extract_all(entry, 1 << 24));
    return parts;
}

Finding remark(const std::string& cell, const std::string& text = "请更正",
               Severity severity = Severity::error) {
    return {severity,
            FindingCode::read("test-remark"),
            "",
            cell,
            {{"message", {text, "EN " + text}}, {"article", same("§1")}, {"found", same("=1")}}};
}

std::optional<Parts> returned(const Parts& parts,
                              const std::vector<Finding>& findings = {remark("指标表!B2")}) {
    const std::string bytes = zipped(parts);
    const auto copy = returned_copy(bytes, findings, "a.xlsx");
    if (!copy) return std::nullopt;
    return unzipped(*copy);
}

bool contains(const std::string& text, std::string_view what) {
    return text.find(what) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++n;
    return n;
}

}  // namespace

TEST_CASE("a zip archive that was written is read again, and its entries can be copied raw") {
    ZipWriter writer;
    writer.add("a/名.txt", std::string(5000, 'x'));
    writer.add("b.bin", "short");
    const std::string first = writer.finish().value();
    const Archive archive = archive_of(first);
    REQUIRE(archive.entries().size() == 2);
    CHECK(archive.entries()[0].method == 8);
    CHECK(archive.entries()[1].method == 0);
    ZipWriter copier;
    for (const ArchiveEntry& entry : archive.entries()) CHECK(copier.copy(archive, entry));
    CHECK(copier.finish().value() == first);
    CHECK(unzipped(first)["a/名.txt"] == std::string(5000, 'x'));
}

TEST_CASE("content that comes in pieces gives the bytes of the whole") {
    std::string text;
    for (int i = 0; i < 40000; ++i) text += std::to_string(i * 7919 % 1000) + ",";
    ZipWriter whole;
    whole.add("a.xml", text);
    DeflatedContent content;
    for (std::size_t at = 0; at < text.size(); at += 777)
        content.append(std::string_view(text).substr(at, 777));
    ZipWriter pieces;
    pieces.add("a.xml", std::move(content));
    const std::string bytes = pieces.finish().value();
    CHECK(bytes == whole.finish().value());
    CHECK(unzipped(bytes)["a.xml"] == text);
}

TEST_CASE("an outline knows the bytes of each element") {
    const std::string text =
        "\xEF\xBB\xBF<?xml version=\"1.0\"?><x:a xmlns:x=\"u\"><!-- <b/> --><x:b "
        "id='1/'/><x:b><c>é</c></x:b ></x:a>";
    const auto outline = XmlOutline::parse(text, 2);
    REQUIRE(outline);
    REQUIRE(outline->elements().size() == 3);
    CHECK(outline->root().prefix == "x:");
    const XmlElement& closed = outline->elements()[1];
    CHECK(text.substr(closed.begin, closed.end - closed.begin) == "<x:b id='1/'/>");
    CHECK(closed.self_closing);
    const XmlElement& open = outline->elements()[2];
    CHECK(text.substr(open.inner, open.inner_end - open.inner) == "<c>é</c>");
    CHECK(text.substr(open.begin, open.end - open.begin) == "<x:b><c>é</c></x:b >");
    TextEdits edits(text);
    edits.append(open, "<d/>");
    edits.append(closed, "<e/>");
    CHECK(edits.apply() ==
          "\xEF\xBB\xBF<?xml version=\"1.0\"?><x:a xmlns:x=\"u\"><!-- <b/> --><x:b "
          "id='1/'><e/></x:b><x:b><c>é</c><d/></x:b ></x:a>");
}

TEST_CASE("what is not well-formed UTF-8 XML has no outline") {
    for (const std::string& text :
         {std::string("<a>"), std::string("<!DOCTYPE a [<!ENTITY e 'x'>]><a/>"),
          std::string("<?xml version='1.0' encoding='GB2312'?><a/>"),
          std::string("\xFF\xFE<\0a\0/\0>\0", 10), std::string("<a>\xC4\xE3</a>"), std::string()}) {
        CAPTURE(text);
        CHECK_FALSE(XmlOutline::parse(text, 3));
    }
}

TEST_CASE("only the parts concerned change") {
    Parts parts = plain();
    parts["xl/media/image1.png"] = std::string("\x89PNG\0\1\2", 7);
    parts["docProps/app.xml"] = "<Properties><TitlesOfParts>1</TitlesOfParts></Properties>";
    const auto copy = returned(parts);
    REQUIRE(copy);
    for (const auto& [name, text] : parts) {
        const auto& shown = name;  // clang 14 captures no binding
        CAPTURE(shown);
        const bool concerned = name == "[Content_Types].xml" || name == "xl/workbook.xml" ||
                               name == "xl/_rels/workbook.xml.rels" ||
                               name == "xl/worksheets/sheet1.xml";
        CHECK((copy->at(name) == text) != concerned);
    }
    CHECK(copy->size() == parts.size() + 4);  // comments, their drawing, the sheet's rels, the list
    CHECK(contains(copy->at("xl/comments1.xml"), "<comment ref=\"B2\""));
    CHECK(contains(copy->at("xl/comments1.xml"), "须更正：指标表!B2 请更正（§1）"));
    CHECK(contains(copy->at("xl/drawings/vmlDrawing1.vml"),
                   "<x:Row>1</x:Row><x:Column>1</x:Column>"));
    CHECK(contains(copy->at("xl/workbook.xml"), "name=\"退回意见\" sheetId=\"8\""));
    CHECK(returned(parts) == copy);
}

TEST_CASE("legacyDrawing stands where the schema wants it") {
    const std::pair<const char*, const char*> cases[] = {
        {"", ""},
        {"<mergeCells count=\"1\"><mergeCell ref=\"C1:D1\"/></mergeCells><drawing r:id=\"rId9\"/>",
         ""},
        {"<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>",
         "<tableParts count=\"0\"/>"},
        {"", "<legacyDrawingHF r:id=\"rId9\"/><extLst><ext uri=\"u\"><tableParts/></ext></extLst>"},
        {"<drawing r:id=\"rId9\"/>",
         "<mc:AlternateContent xmlns:mc=\"m\"><mc:Choice "
         "Requires=\"x14\"><controls/></mc:Choice></mc:AlternateContent>"},
        {"<mc:AlternateContent xmlns:mc=\"m\"><mc:Choice "
         "Requires=\"x14\"><drawing/></mc:Choice></mc:AlternateContent>",
         "<extLst/>"},
    };
    for (const auto& [before, behind] : cases) {
        const auto& shown_before = before;  // clang 14 captures no binding
        CAPTURE(shown_before);
        const auto& shown_behind = behind;  // clang 14 captures no binding
        CAPTURE(shown_behind);
        Parts parts = plain();
        parts["xl/worksheets/sheet1.xml"] = sheet(std::string(before) + behind);
        const auto copy = returned(parts);
        REQUIRE(copy);
        const std::string drawing =
            "<legacyDrawing xmlns:r=\"" + relationship_space + "\" r:id=\"rId2\"/>";
        CHECK(copy->at("xl/worksheets/sheet1.xml") == sheet(before + drawing + behind));
    }
}

TEST_CASE("prefixes, byte order marks, absolute targets and the strict dialect are kept") {
    Parts parts = plain();
    parts["xl/worksheets/sheet1.xml"] =
        "\xEF\xBB\xBF<x:worksheet "
        "xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData/></x:worksheet>";
    parts["xl/workbook.xml"] =
        "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
        "xmlns:q=\"http://purl.oclc.org/ooxml/officeDocument/relationships\">"
        "<x:sheets><x:sheet name=\"指标表\" sheetId=\"1\" q:id=\"rId1\"/></x:sheets></x:workbook>";
    parts["xl/_rels/workbook.xml.rels"] =
        relationships({{"worksheet", "/xl/worksheets/sheet1.xml"}},
                      "http://purl.oclc.org/ooxml/officeDocument/relationships");
    const auto copy = returned(parts);
    REQUIRE(copy);
    const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    CHECK(copy->at("xl/worksheets/sheet1.xml") ==
          "\xEF\xBB\xBF<x:worksheet "
          "xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData/"
          "><x:legacyDrawing xmlns:r=\"" +
              strict + "\" r:id=\"rId2\"/></x:worksheet>");
    CHECK(contains(copy->at("xl/workbook.xml"),
                   "<x:sheet xmlns:r=\"" + strict + "\" name=\"退回意见\""));
    CHECK(contains(copy->at("xl/comments1.xml"), "http://purl.oclc.org/ooxml/spreadsheetml/main"));
    CHECK(contains(copy->at("xl/worksheets/_rels/sheet1.xml.rels"), strict + "/comments"));
}

TEST_CASE("a comment that stands is kept and extended") {
    const std::pair<std::string, std::string> cases[] = {
        {"<text><t>old</t></text>", "<text><t>old\n【退回意见】"},
        {"<text><r><t>old</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></text>",
         "<text><r><t>old</t></r><r><rPr><sz val=\"9\"/></rPr><t "
         "xml:space=\"preserve\">\n【退回意见】"},
        {"<text/>", "<text><r><rPr><sz val=\"9\"/></rPr><t xml:space=\"preserve\">【退回意见】"},
        {"<text></text>",
         "<text><r><rPr><sz val=\"9\"/></rPr><t xml:space=\"preserve\">【退回意见】"},
        {"<text><t/></text>", "<text><t>\n【退回意见】"},
    };
    for (const auto& [text, wanted] : cases) {
        const auto& shown = text;  // clang 14 captures no binding
        CAPTURE(shown);
        Parts parts = plain();
        parts["xl/worksheets/sheet1.xml"] = sheet("<legacyDrawing r:id=\"rId2\"/>");
        parts["xl/worksheets/_rels/sheet1.xml.rels"] =
            relationships({{"comments", "../comments1.xml"},
                           {"vmlDrawing", "../drawings/vmlDrawing1.vml"},
                           {"threadedComment", "../threadedComments/threadedComment1.xml"}});
        parts["xl/threadedComments/threadedComment1.xml"] = "<ThreadedComments/>";
        parts["xl/comments1.xml"] =
            "<comments xmlns=\"" + main_space +
            "\"><authors><author>A</author></authors><commentList><comment ref=\"B2\" "
            "authorId=\"0\">" +
            text +
            "</comment><comment ref=\"C9\" "
            "authorId=\"0\"><text><t>other</t></text></comment></commentList></comments>";
        parts["xl/drawings/vmlDrawing1.vml"] =
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:shape id=\"_x0000_s1025\"/></xml>";
        const auto copy = returned(parts);
        REQUIRE(copy);
        CHECK(contains(copy->at("xl/comments1.xml"), wanted));
        CHECK(contains(copy->at("xl/comments1.xml"), "<text><t>other</t></text>"));
        CHECK(count(copy->at("xl/comments1.xml"), "<comment ref") == 2);
        for (const char* same_part :
             {"xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels",
              "xl/drawings/vmlDrawing1.vml", "xl/threadedComments/threadedComment1.xml"})
            CHECK(copy->at(same_part) == parts.at(same_part));
    }
}

TEST_CASE("new comments join the comments and the drawing of their sheet") {
    Parts parts = plain();
    parts["xl/worksheets/sheet1.xml"] = sheet("<legacyDrawing r:id=\"rId2\"/>");
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(
        {{"comments", "../comments1.xml"}, {"vmlDrawing", "../drawings/vmlDrawing1.vml"}});
    parts["xl/comments1.xml"] = "<s:comments xmlns:s=\"" + main_space +
                                "\"><s:authors><s:author>A</s:author><s:author>考评</s:author></"
                                "s:authors><s:commentList/></s:comments>";
    // As Excel writes the words of a button: no well-formed XML.
    parts["xl/drawings/vmlDrawing1.vml"] =
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shape "
        "id=\"_x0000_s2051\"><div>a<br>b</div></v:shape></xml>";
    const auto copy = returned(parts, {remark("指标表!B2"), remark("指标表!$a$1"),
                                       remark("指标表!A1", "第二处", Severity::warning)});
    REQUIRE(copy);
    const std::string& comments = copy->at("xl/comments1.xml");
    CHECK(contains(comments, "<s:commentList><s:comment ref=\"A1\" authorId=\"1\"><s:text><s:r>"));
    CHECK(count(comments, "<s:comment ref") == 2);
    CHECK(count(comments, "</s:author>") == 2);
    CHECK(contains(comments, "\n提示：指标表!A1 第二处（§1）"));
    const std::string& drawing = copy->at("xl/drawings/vmlDrawing1.vml");
    CHECK(drawing.starts_with(parts.at("xl/drawings/vmlDrawing1.vml")
                                  .substr(0, parts.at("xl/drawings/vmlDrawing1.vml").size() - 6)));
    CHECK(contains(drawing, "id=\"_x0000_s2052\""));
    CHECK(contains(drawing, "id=\"_x0000_s2053\""));
    CHECK(count(drawing, "<v:shapetype id=\"_x0000_t202\"") == 1);
    CHECK(copy->at("xl/worksheets/sheet1.xml") == parts.at("xl/worksheets/sheet1.xml"));
}

TEST_CASE("comments without a drawing get one, form controls keep theirs") {
    Parts parts = plain();
    parts["xl/worksheets/_rels/sheet1.xml.rels"] =
        relationships({{"comments", "/xl/comments1.xml"}});
    parts["xl/comments1.xml"] =
        "<comments xmlns=\"" + main_space +
        "\"><authors/><commentList><comment ref=\"C9\" "
        "authorId=\"0\"><text><t>x</t></text></comment></commentList></comments>";
    auto copy = returned(parts);
    REQUIRE(copy);
    CHECK(count(copy->at("xl/drawings/vmlDrawing1.vml"), "ObjectType=\"Note\"") == 2);
    CHECK(contains(copy->at("xl/comments1.xml"), "<authors><author>考评</author></authors>"));

    parts = plain();
    parts["xl/worksheets/sheet1.xml"] = sheet("<legacyDrawing r:id=\"rId1\"/><controls/>");
    parts["xl/worksheets/_rels/sheet1.xml.rels"] =
        relationships({{"vmlDrawing", "../drawings/vmlDrawing7.vml"}});
    parts["xl/drawings/vmlDrawing7.vml"] = "<xml><o:idmap v:ext=\"edit\" data=\"3\"/></xml>";
    copy = returned(parts);
    REQUIRE(copy);
    CHECK(contains(copy->at("xl/drawings/vmlDrawing7.vml"), "_x0000_s3073"));
    CHECK(contains(copy->at("xl/drawings/vmlDrawing7.vml"),
                   "<v:shape xmlns:v="));  // the drawing declares no prefixes
    CHECK(copy->contains("xl/comments1.xml"));
}

TEST_CASE("the list names errors first and no notes") {
    Parts parts = plain();
    parts["xl/workbook.xml"] =
        "<workbook xmlns=\"" + main_space + "\" xmlns:r=\"" + relationship_space +
        "\"><sheets><sheet name=\"指标表\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"退回意见\" "
        "sheetId=\"4\" r:id=\"rId2\"/><sheet name=\"图!表\" sheetId=\"3\" "
        "r:id=\"rId3\"/></sheets></workbook>";
    parts["xl/_rels/workbook.xml.rels"] = relationships({{"worksheet", "worksheets/sheet1.xml"},
                                                         {"worksheet", "worksheets/sheet2.xml"},
                                                         {"chartsheet", "chartsheets/sheet1.xml"}});
    parts["xl/worksheets/sheet2.xml"] = sheet();
    const auto copy =
        returned(parts, {remark("指标表!B2", "一", Severity::warning), remark("图!表!A1", "二"),
                         remark("别处!A1", "三"), remark("", "四"),
                         remark("指标表!B2", "五", Severity::info), remark("退回意见!C3", "六")});
    REQUIRE(copy);
    CHECK(
        contains(copy->at("xl/workbook.xml"), "name=\"退回意见(2)\" sheetId=\"5\" r:id=\"rId4\""));
    const std::string& list = copy->at("xl/worksheets/sheet3.xml");
    std::vector<std::size_t> places;
    for (const char* text : {">图!表!A1 二（§1）。<", ">别处!A1 三（§1）。<", "四（§1）。<",
                             ">退回意见!C3 六（§1）。<", ">指标表!B2 一（§1）。<"})
        places.push_back(list.find(text));
    CHECK(std::is_sorted(places.begin(), places.end()));
    CHECK(places.back() != std::string::npos);
    CHECK_FALSE(contains(list, "五"));
    CHECK(contains(list, "须更正4处，提示1处"));
    CHECK(contains(list,
                   "<hyperlink ref=\"C7\" location=\"'退回意见'!C3\" display=\"退回意见!C3\"/>"));
    CHECK(count(list, "<hyperlink ") == 2);  // not to chart sheets or sheets that are not there
    CHECK(contains(list, ">=1<"));           // what was typed, as text
}

TEST_CASE("styles are added behind those that stand") {
    const std::string styles =
        "<styleSheet xmlns=\"" + main_space +
        "\"><fonts count=\"1\" k=\"1\"><font/></fonts><fills "
        "count='2'><fill/><fill/></fills><borders><border/></borders>"
        "<cellXfs count=\"2\"><xf/><xf/></cellXfs><dxfs count=\"0\"/></styleSheet>";
    const auto styled = add_opinion_styles(styles);
    REQUIRE(styled);
    CHECK(styled->styles.title == 2);
    CHECK(styled->styles.link == 8);
    CHECK(contains(styled->xml, "<fonts count=\"7\" k=\"1\"><font/><font>"));
    CHECK(contains(styled->xml, "<fills count='3'>"));
    CHECK(contains(styled->xml, "<cellXfs count=\"9\"><xf/><xf/><xf "));
    CHECK(contains(styled->xml, "<dxfs count=\"0\"/>"));
    CHECK_FALSE(
        add_opinion_styles("<styleSheet xmlns=\"" + main_space + "\"><fonts/></styleSheet>"));
    Parts parts = plain();
    parts["xl/_rels/workbook.xml.rels"] =
        relationships({{"worksheet", "worksheets/sheet1.xml"}, {"styles", "styles.xml"}});
    parts["xl/styles.xml"] = "no styles";
    CHECK(returned(parts).value().at("xl/styles.xml") ==
          "no styles");  // left as it is; the list is plain
}

TEST_CASE("the copy reads as the original does") {
    Parts parts = plain();
    const std::string bytes = zipped(parts);
    const auto copy = returned_copy(bytes, {remark("指标表!B2")}, "a.xlsx");
    REQUIRE(copy);
    const auto read = read_workbook(std::span<const char>(*copy));
    REQUIRE(std::holds_alternative<Workbook>(read));
    const Workbook& book = std::get<Workbook>(read);
    REQUIRE(book.sheets.size() == 2);
    CHECK(book.sheets[0].find({0, 0})->text == "1");
    CHECK(book.sheets[1].find({3, 2})->text == "指标表!B2");
    CHECK(book.sheets[1].find({3, 3})->text == "=1");
}

TEST_CASE("packages that cannot be extended are left alone") {
    CHECK_FALSE(returned_copy("", {}, "a.xlsx"));
    CHECK_FALSE(returned_copy("PK\x03\x04 nothing", {}, "a.xlsx"));
    const std::pair<std::string, std::string> cases[] = {
        {"[Content_Types].xml", ""},
        {"_rels/.rels", relationships({{"extended-properties", "docProps/app.xml"}})},
        {"xl/workbook.xml", std::string("\xFF\xFE<\0w\0", 6)},
        {"xl/workbook.xml", "<!DOCTYPE x><workbook/>"},
        {"xl/workbook.xml", "<workbook><sheets/></workbook>"},
        {"xl/workbook.xml", "<workbook><sheets><sheet name=\"指标表\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships"},
        {"xl/worksheets/sheet1.xml", "<worksheet/>"},
        {"xl/worksheets/sheet1.xml",
         "<?xml version=\"1.0\" encoding=\"GB2312\"?><worksheet></worksheet>"},
        {"xl/worksheets/sheet1.xml", sheet("<legacyDrawing r:id=\"rId5\"/>")},
        {"xl/worksheets/_rels/sheet1.xml.rels", relationships({{"comments", "../gone.xml"}})},
    };
    for (const auto& [part, text] : cases) {
        const auto& shown_part = part;  // clang 14 captures no binding
        CAPTURE(shown_part);
        const auto& shown_text = text;  // clang 14 captures no binding
        CAPTURE(shown_text);
        Parts parts = plain();
        parts[part] = text;
        CHECK_FALSE(returned(parts));
    }
}
