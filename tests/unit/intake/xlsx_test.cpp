#include "intake/xlsx.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/book_builder.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

ReadResult read(const Book& book, const ReadLimits& limits = {}) {
    return read_workbook(std::span<const char>(book.bytes()), limits);
}

Workbook workbook(const Book& book) {
    auto result = read(book);
    INFO(dump(result));
    REQUIRE(std::holds_alternative<Workbook>(result));
    return std::get<Workbook>(std::move(result));
}

std::string prefixed(std::string xml, const std::string& prefix) {
    for (std::size_t at = 0; (at = xml.find('<', at)) != std::string::npos;) {
        at += xml[at + 1] == '/' ? 2U : 1U;
        xml.insert(at, prefix + ":");
    }
    return xml;
}

std::string utf16(std::string_view ascii) {
    std::string bytes = "\xFF\xFE";
    for (const char c : ascii) bytes += {c, '\0'};
    return bytes;
}

}  // namespace

TEST_CASE("the simplest workbook") {
    const Workbook book = workbook({});
    REQUIRE(book.sheets.size() == 1);
    CHECK(book.sheets[0].name == "Sheet1");
    CHECK_FALSE(book.sheets[0].hidden);
    CHECK(dump(book.sheets[0]) == "A1=number:1");
    CHECK(book.names.empty());
    CHECK(book.properties.empty());
    CHECK_FALSE(book.date1904);
    CHECK_FALSE(book.has_macros);
}

TEST_CASE("packages as other programs write them") {
    SUBCASE("prefixes") {
        Book book;
        book.workbook =
            "<x:workbook xmlns:x='u' xmlns:q='v'><x:workbookPr date1904='true'/><x:sheets><x:sheet "
            "name='S' sheetId='1' q:id='rId1'/></x:sheets></x:workbook>";
        book.sheet = prefixed(book.sheet, "x");
        CHECK(dump(workbook(book).sheets[0]) == "A1=number:1");
        CHECK(workbook(book).date1904);
    }
    SUBCASE("absolute targets, odd ids, odd names, root part elsewhere") {
        Book book;
        book.root_rels = relationships_xml(
            {{"extended-properties", "docProps/app.xml"}, {"officeDocument", "/odd/book.part"}});
        book.more = {
            {"odd/book.part", "<workbook><sheets><sheet name='S' r:id='R4f'/></sheets></workbook>"},
            {"odd/_rels/book.part.rels",
             "<Relationships><Relationship Id='R4f' Type='u/worksheet' "
             "Target='/data.bin'/></Relationships>"},
            {"data.bin", sheet_xml("<row><c><v>5</v></c></row>")}};
        book.workbook = "<not-the-workbook/>";
        CHECK(dump(workbook(book).sheets[0]) == "A1=number:5");
    }
    SUBCASE("relative targets with dots and escapes") {
        Book book;
        book.workbook_rels =
            relationships_xml({{"worksheet", "./../xl/worksheets/my%20sheet.xml"}});
        book.more = {{"xl/worksheets/my sheet.xml", sheet_xml("<row><c><v>5</v></c></row>")}};
        CHECK(dump(workbook(book).sheets[0]) == "A1=number:5");
    }
    SUBCASE("backslashes and other case in the archive") {
        Book book;
        std::vector<ZipEntry> entries = book.entries();
        for (ZipEntry& entry : entries) {
            std::replace(entry.name.begin(), entry.name.end(), '/', '\\');
            if (entry.name.starts_with("xl\\worksheets")) entry.name = "xl\\WorkSheets\\SHEET1.xml";
        }
        CHECK(dump(read_workbook(std::span<const char>(make_zip(entries)))) == "A1=number:1");
    }
    SUBCASE("strict namespaces") {
        Book book;
        book.root_rels =
            "<Relationships><Relationship Id='a' "
            "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' "
            "Target='xl/workbook.xml'/></Relationships>";
        book.workbook_rels =
            "<Relationships><Relationship Id='rId1' "
            "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet' "
            "Target='worksheets/sheet1.xml'/></Relationships>";
        CHECK(dump(workbook(book).sheets[0]) == "A1=number:1");
    }
    SUBCASE("byte order marks and UTF-16") {
        Book book;
        book.workbook = "\xEF\xBB\xBF" + book.workbook;
        book.sheet = utf16(book.sheet);
        CHECK(dump(workbook(book).sheets[0]) == "A1=number:1");
    }
    SUBCASE("data descriptors, stored parts, folders as entries") {
        Book book;
        std::vector<ZipEntry> entries = book.entries();
        for (ZipEntry& entry : entries) entry.flags = 8;
        entries[1].deflate = false;
        entries.insert(entries.begin(), {"xl/", "", false});
        CHECK(dump(read_workbook(std::span<const char>(make_zip(entries)))) == "A1=number:1");
    }
    SUBCASE("strings and styles promised but absent") {
        Book book;
        book.sheet = sheet_xml("<row><c s='3'><v>5</v></c></row>");
        CHECK(dump(workbook(book).sheets[0]) == "A1=number:5");
        book.sheet = sheet_xml("<row><c t='s'><v>0</v></c></row>");
        CHECK(dump(read(book)) == "refused damaged missing-shared-string");
    }
    SUBCASE("strings under a name of other case") {
        Book book;
        book.sheet = sheet_xml("<row><c t='s'><v>0</v></c></row>");
        book.more = {{"xl/SharedStrings.xml", strings_xml("<si><t>s</t></si>")}};
        CHECK(dump(workbook(book).sheets[0]) == "A1=text:s");
    }
    SUBCASE("no content types") {
        Book book;
        auto entries = book.entries();
        entries.erase(entries.begin());
        CHECK(dump(read_workbook(std::span<const char>(make_zip(entries)))) == "A1=number:1");
    }
}

TEST_CASE("sheets come in the workbook's order; charts, dialogs and macro sheets are left out") {
    Book book;
    book.workbook =
        "<workbook><sheets><sheet name='C' r:id='rId3'/><sheet name='乙' state='veryHidden' "
        "r:id='rId2'/>"
        "<sheet name='甲' state='hidden' r:id='rId1'/><sheet name='M' "
        "r:id='rId4'/></sheets></workbook>";
    book.workbook_rels = relationships_xml({{"worksheet", "worksheets/sheet1.xml"},
                                            {"worksheet", "worksheets/sheet2.xml"},
                                            {"chartsheet", "chartsheets/sheet1.xml"},
                                            {"xlMacrosheet", "macrosheets/sheet1.xml"}});
    book.more = {{"xl/worksheets/sheet2.xml", sheet_xml("<row><c><v>2</v></c></row>")}};
    const Workbook read_book = workbook(book);
    REQUIRE(read_book.sheets.size() == 2);
    CHECK(read_book.sheets[0].name == "乙");
    CHECK(read_book.sheets[0].hidden);
    CHECK(dump(read_book.sheets[0]) == "A1=number:2");
    CHECK(read_book.sheets[1].name == "甲");
    CHECK(read_book.sheets[1].hidden);
    CHECK(read_book.has_macros);
}

TEST_CASE("number formats come from the style of the cell") {
    Book book;
    book.styles = styles_xml(
        "<numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;'/><numFmt numFmtId='20' "
        "formatCode='0.0%'/>"
        "<numFmt numFmtId='49' formatCode='&quot;¥&quot;0'/>",
        {0, 164, 20, 49, 31, 10, 2});
    book.sheet = sheet_xml(
        "<row r='1'><c><v>1</v></c><c s='1'><v>1</v></c><c s='2'><v>1</v></c><c "
        "s='3'><v>1</v></c><c s='4'><v>1</v></c>"
        "<c s='5'><v>1</v></c><c s='6'><v>1</v></c><c s='99'><v>1</v></c><c "
        "s='x'><v>1</v></c></row>");
    std::vector<NumberFormat> formats;
    const Workbook read_book = workbook(book);
    for (const auto& [position, cell] : read_book.sheets[0].cells) formats.push_back(cell.format);
    using F = NumberFormat;
    CHECK(formats == std::vector<F>{F::general, F::date, F::percent, F::currency, F::date,
                                    F::percent, F::other, F::general, F::general});
}

TEST_CASE("names, properties, macros, date system") {
    Book book;
    book.workbook =
        "<workbook><workbookPr date1904='1'/><sheets><sheet name=\"It's\" "
        "r:id='rId1'/></sheets><definedNames>"
        "<definedName name='f_a' hidden='1'>'It''s'!$B$2</definedName><definedName name='f_a' "
        "localSheetId='0'>'It''s'!$C$3</definedName>"
        "<definedName name='broken'>#REF!</definedName><definedName name='_xlnm.Print_Area' "
        "localSheetId='0'>'It''s'!$A$1</definedName>"
        "</definedNames></workbook>";
    book.workbook_rels = relationships_xml(
        {{"worksheet", "worksheets/sheet1.xml"}, {"vbaProject", "vbaProject.bin"}});
    book.properties =
        "<Properties><property name='kaoping.rubric' "
        "pid='2'><vt:lpwstr>a&amp;b</vt:lpwstr></property>"
        "<property name='year' pid='3'><vt:i4>2025</vt:i4></property><property "
        "name='empty'/></Properties>";
    const Workbook read_book = workbook(book);
    CHECK(read_book.date1904);
    CHECK(read_book.has_macros);
    REQUIRE(read_book.names.size() == 2);
    CHECK(read_book.names[0].name == "f_a");
    CHECK(read_book.names[0].sheet == "It's");
    CHECK(read_book.names[0].range == Range{{1, 1}, {1, 1}});
    CHECK(read_book.names[1].name == "broken");
    CHECK_FALSE(read_book.names[1].range);
    CHECK(read_book.names[1].sheet.empty());
    CHECK(read_book.properties == std::map<std::string, std::string>{
                                      {"empty", ""}, {"kaoping.rubric", "a&b"}, {"year", "2025"}});
}

TEST_CASE("broken properties are lost, not the workbook") {
    Book book;
    book.properties = "<Properties><property name='a'><vt:lpwstr>b</vt:lpwstr></property>";
    CHECK(workbook(book).properties.empty());
}

TEST_CASE("damage is refused and named") {
    struct Row {
        std::string what;
        void (*damage)(Book&);
        std::string wanted;
    };
    const Row rows[] = {
        {"no root relationships", [](Book& b) { b.root_rels.clear(); },
         "refused not-a-workbook archive-without-workbook"},
        {"no main part", [](Book& b) { b.workbook.clear(); }, "refused damaged missing-part"},
        {"no sheet part", [](Book& b) { b.sheet.clear(); }, "refused damaged missing-part"},
        {"no sheet relationship", [](Book& b) { b.workbook_rels.clear(); },
         "refused damaged missing-sheet"},
        {"broken sheet", [](Book& b) { b.sheet.resize(b.sheet.size() - 3); },
         "refused damaged damaged-xml"},
        {"broken strings", [](Book& b) { b.strings = "<sst><si>"; }, "refused damaged damaged-xml"},
        {"broken styles", [](Book& b) { b.styles = "<styleSheet>"; },
         "refused damaged damaged-xml"},
        {"entities", [](Book& b) { b.strings = "<!DOCTYPE a [<!ENTITY x 'y'>]><sst/>"; },
         "refused damaged document-type-declaration"},
        {"a part twice",
         [](Book& b) {
             b.more = {{"xl/worksheets/sheet1.xml", b.sheet}};
         },
         "refused damaged duplicate-part"},
        {"a text document", [](Book& b) { b.workbook = "<document/>"; },
         "refused not-a-workbook not-a-workbook"},
        {"a binary workbook", [](Book& b) { b.workbook = "\x83\x01 and records"; },
         "refused unsupported-format unsupported-format"},
        {"an encrypted part",
         [](Book& b) {
             b.sheet.clear();
             b.more = {{"xl/worksheets/sheet1.xml", "x", true, 1}};
         },
         "refused encrypted encrypted-part"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        Book book;
        row.damage(book);
        CHECK(dump(read(book)) == row.wanted);
    }
}

TEST_CASE("limits of the workbook") {
    Book book;
    book.workbook =
        "<workbook><sheets><sheet name='a' r:id='rId1'/><sheet name='b' "
        "r:id='rId1'/></sheets><definedNames>"
        "<definedName name='a'>1</definedName><definedName "
        "name='b'>1</definedName></definedNames></workbook>";
    ReadLimits limits;
    CHECK(dump(read(book, limits)) == "A1=number:1");
    limits.max_sheets = 1;
    CHECK(dump(read(book, limits)) == "refused too-large too-many-sheets");
    limits = {};
    limits.max_names = 1;
    CHECK(dump(read(book, limits)) == "refused too-large too-many-names");
    limits = {};
    limits.max_file_bytes = 100;
    CHECK(dump(read(book, limits)) == "refused too-large file-too-large");
    limits = {};
    limits.max_part_bytes = 100;
    CHECK(dump(read(book, limits)) == "refused too-large part-too-large");
    limits = {};
    limits.max_entries = 2;
    CHECK(dump(read(book, limits)) == "refused too-large too-many-entries");
    limits = {};
    limits.max_time = std::chrono::milliseconds(-1);
    CHECK(dump(read(book, limits)) == "refused too-large reading-too-slow");
}

TEST_CASE("a sheet of blanks that deflates a thousandfold is refused before it is inflated") {
    Book book;
    book.sheet = sheet_xml(std::string(std::size_t{64} << 20U, ' '));
    CHECK(dump(read(book)) == "refused too-large part-too-large");
}

TEST_CASE("cut and flipped archives give a result, never a crash") {
    Book book;
    book.strings = strings_xml("<si><t>a</t></si>");
    const std::string bytes = book.bytes();
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        const auto result = read_workbook(std::span<const char>(bytes).first(size));
        CHECK(std::holds_alternative<Refusal>(result));
    }
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
        read_workbook(std::as_bytes(std::span(flipped)));
    }
}
