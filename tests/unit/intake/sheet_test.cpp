#include <doctest/doctest.h>

#include "support/book_builder.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

std::string row(const std::string& cells) { return "<row r=\"1\">" + cells + "</row>"; }

}  // namespace

TEST_CASE("cell types") {
    struct Row {
        std::string cell;
        std::string wanted;
    };
    const Row rows[] = {
        {"<c r='A1'><v>1.5</v></c>", "A1=number:1.5"},
        {"<c r='A1' t='n'><v>1E3</v></c>", "A1=number:1E3"},
        {"<c r='A1'><v> 7 </v></c>", "A1=number:7"},
        {"<c r='A1'><v>+7</v></c>", "A1=number:7"},
        {"<c r='A1'><v>-.5e-3</v></c>", "A1=number:-.5e-3"},
        {"<c r='A1'><v>0.10000000000000000555</v></c>", "A1=number:0.10000000000000000555"},
        {"<c r='A1'><v>913501000001000000</v></c>", "A1=number:913501000001000000"},
        {"<c r='A1'><v>NaN</v></c>", "A1=text:NaN"},
        {"<c r='A1'><v>1,5</v></c>", "A1=text:1,5"},
        {"<c r='A1'><v>1e</v></c>", "A1=text:1e"},
        {"<c r='A1'><v>.</v></c>", "A1=text:."},
        {"<c r='A1' t='s'><v>1</v></c>", "A1=text:one"},
        {"<c r='A1' t='s'><v> 0 </v></c>", "A1=text:zero"},
        {"<c r='A1' t='s'><v>2</v></c>", ""},
        {"<c r='A1' t='s'><v/></c>", ""},
        {"<c r='A1' t='s'><v>9</v></c>", "refused damaged missing-shared-string"},
        {"<c r='A1' t='s'><v>-1</v></c>", "refused damaged missing-shared-string"},
        {"<c r='A1' t='s'><v>one</v></c>", "refused damaged missing-shared-string"},
        {"<c r='A1' t='str'><v> two </v></c>", "A1=text: two "},
        {"<c r='A1' t='str'><v>_x000D_</v></c>", "A1=text:_x000D_"},
        {"<c r='A1' t='inlineStr'><is><t>a</t></is></c>", "A1=text:a"},
        {"<c r='A1' t='inlineStr'><is><r><rPr><b/></rPr><t>a</t></r><r><t> b</t></r><rPh sb='0' "
         "eb='1'><t>x</t></rPh></is></c>",
         "A1=text:a b"},
        {"<c r='A1' t='inlineStr'><is><t><![CDATA[a<b]]></t></is></c>", "A1=text:a<b"},
        {"<c r='A1' t='inlineStr'><is><t></t></is></c>", ""},
        {"<c r='A1' t='inlineStr'><v>a</v></c>", "A1=text:a"},
        {"<c r='A1' t='s'><is><t>a</t></is></c>", "A1=text:a"},
        {"<c r='A1'><is><t>a</t></is></c>", "A1=text:a"},
        {"<c r='A1' t='b'><v>1</v></c>", "A1=boolean:1"},
        {"<c r='A1' t='b'><v>true</v></c>", "A1=boolean:1"},
        {"<c r='A1' t='b'><v>TRUE</v></c>", "A1=boolean:1"},
        {"<c r='A1' t='b'><v>0</v></c>", "A1=boolean:0"},
        {"<c r='A1' t='b'><v>false</v></c>", "A1=boolean:0"},
        {"<c r='A1' t='b'><v>maybe</v></c>", "A1=text:maybe"},
        {"<c r='A1' t='e'><v>#N/A</v></c>", "A1=error:#N/A"},
        {"<c r='A1' t='d'><v>2023-05-01T00:00:00</v></c>", "A1=text:2023-05-01T00:00:00 iso"},
        {"<c r='A1' t='d'><v>45047</v></c>", "A1=number:45047"},
        {"<c r='A1'/>", ""},
        {"<c r='A1' t='n'><v/></c>", ""},
        {"<c r='A1'><v></v></c>", ""},
        {"<c r='A1'><f>1+1</f><v>2</v></c>", "A1=number:2 formula"},
        {"<c r='A1'><f t='shared' si='0'/><v>2</v></c>", "A1=number:2 formula"},
        {"<c r='A1'><f>1+1</f></c>", "A1=text: formula"},
        {"<c r='A1'><f>1+1</f><v></v></c>", "A1=text: formula"},
        {"<c r='A1' t='str'><f>\"\"</f><v></v></c>", "A1=text: formula"},
        {"<c r='A1' t='s'><f>x</f><v>1</v></c>", "A1=text:one formula"},
        {"<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>", "A1=error:#DIV/0! formula"},
        {"<c r='A1' t='odd'><v>5</v></c>", "A1=number:5"},
    };
    for (const Row& r : rows) {
        CAPTURE(r.cell);
        CHECK(read_rows(row(r.cell)) == r.wanted);
    }
}

TEST_CASE("where cells stand") {
    struct Row {
        std::string rows;
        std::string wanted;
    };
    const Row rows[] = {
        {"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
         "A1=number:1\nB1=number:2\nA2=number:3"},
        {"<row r='3'><c r='c3'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
         "C3=number:1\nD3=number:2\nA4=number:3"},
        {"<row><c r='B5'><v>1</v></c></row><row><c><v>2</v></c></row>", "B5=number:1\nA6=number:2"},
        {"<row r='1'><c r='XFD1'><v>1</v></c></row><row r='1048576'><c><v>2</v></c></row>",
         "XFD1=number:1\nA1048576=number:2"},
        {"<row r='2'><c r='A2'><v>2</v></c></row><row r='1'><c r='B1'><v>1</v></c><c "
         "r='A1'><v>0</v></c></row>",
         "A1=number:0\nB1=number:1\nA2=number:2"},
        {"<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "A1=number:2"},
        {"<row r='1' spans='1:16384'><c r='A1'><v>1</v></c></row>", "A1=number:1"},
        {"<row r='1'/><row r='2'/>", ""},
        {"<row r='1'><c r='XFE1'><v>1</v></c></row>", "refused damaged damaged-reference"},
        {"<row r='1'><c r='1A'><v>1</v></c></row>", "refused damaged damaged-reference"},
        {"<row r='0'><c><v>1</v></c></row>", "refused damaged damaged-reference"},
        {"<row r='1048577'/>", "refused damaged damaged-reference"},
        {"<row r='1048576'><c><v>1</v></c></row><row><c><v>2</v></c></row>",
         "refused damaged damaged-reference"},
        {"<row r='1'><c r='XFD1'><v>1</v></c><c><v>2</v></c></row>",
         "refused damaged damaged-reference"},
    };
    for (const Row& r : rows) {
        CAPTURE(r.rows);
        CHECK(read_rows(r.rows) == r.wanted);
    }
}

TEST_CASE("only the sheet data are cells") {
    Book book;
    book.sheet =
        "<worksheet><dimension ref='A1:XFD1048576'/><row><c r='A1'><v>1</v></c></row><sheetData><c "
        "r='A2'><v>1</v></c><row r='1'>"
        "<c "
        "r='A1'><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row></"
        "sheetData><x><sheetData><row><c r='B2'><v>1</v></c></row></sheetData></x></worksheet>";
    CHECK(dump(read_workbook(std::span<const char>(book.bytes()))) == "A1=number:1");
    book.sheet = "<chartsheet/>";
    CHECK(dump(read_workbook(std::span<const char>(book.bytes()))) ==
          "refused damaged unexpected-content");
    book.sheet = "<worksheet/>";
    CHECK(dump(read_workbook(std::span<const char>(book.bytes()))).empty());
}

TEST_CASE("merges") {
    Book book;
    book.sheet =
        "<worksheet><sheetData/><mergeCells count='2'><mergeCell ref='A1:B2'/><mergeCell "
        "ref='C3'/></mergeCells></worksheet>";
    const auto result = read_workbook(std::span<const char>(book.bytes()));
    CHECK(std::get<Workbook>(result).sheets[0].merges ==
          std::vector<Range>{{{0, 0}, {1, 1}}, {{2, 2}, {2, 2}}});
    for (const std::string bad : {"", "A1:", "B2:A1", "#REF!"}) {
        book.sheet =
            "<worksheet><mergeCells><mergeCell ref='" + bad + "'/></mergeCells></worksheet>";
        CHECK(dump(read_workbook(std::span<const char>(book.bytes()))) ==
              "refused damaged damaged-reference");
    }
}

TEST_CASE("budgets of cells, text and merges") {
    Book book;
    book.sheet = sheet_xml(row("<c t='s'><v>0</v></c><c t='s'><v>0</v></c><c t='s'><v>0</v></c>"));
    book.strings = strings_xml("<si><t>four</t></si>");
    ReadLimits limits;
    const auto read = [&] {
        return dump(read_workbook(std::span<const char>(book.bytes()), limits));
    };
    limits.max_cells = 3;
    limits.max_text_bytes = 12;
    CHECK(read() == "A1=text:four\nB1=text:four\nC1=text:four");
    limits.max_cells = 2;
    CHECK(read() == "refused too-large too-many-cells");
    limits.max_cells = 3;
    limits.max_text_bytes = 11;  // one shared string used often is much text
    CHECK(read() == "refused too-large too-much-text");
    limits.max_text_bytes = 3;
    CHECK(read() == "refused too-large too-much-text");
    book.sheet = sheet_xml(row("<c t='str'><v>four</v></c>"));
    book.strings.clear();
    CHECK(read() == "refused too-large too-much-text");
    book.sheet =
        "<worksheet><mergeCells><mergeCell ref='A1'/><mergeCell "
        "ref='A2'/></mergeCells></worksheet>";
    limits.max_merges = 1;
    CHECK(read() == "refused too-large too-many-merges");
}
