#include "seeds.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "support/book_builder.hpp"

namespace kaoping::fuzz {

namespace {

constexpr std::uintmax_t max_seed_bytes = 24 * 1024;

// One workbook with a bit of everything the reader looks at.
test::Book rich_book() {
    test::Book book;
    book.workbook =
        "<workbook xmlns:r='u'><workbookPr date1904='1'/><sheets><sheet name='指标表' "
        "r:id='rId1'/><sheet name='_kaoping' "
        "state='veryHidden' r:id='rId4'/></sheets><definedNames><definedName "
        "name='f_a'>'指标表'!$B$2</definedName>"
        "<definedName name='l_b' localSheetId='0'>指标表!$A$1:$C$30</definedName><definedName "
        "name='x'>#REF!</definedName></definedNames></workbook>";
    book.workbook_rels = test::relationships_xml({{"worksheet", "worksheets/sheet1.xml"},
                                                  {"sharedStrings", "sharedStrings.xml"},
                                                  {"styles", "styles.xml"},
                                                  {"worksheet", "/xl/worksheets/sheet2.xml"},
                                                  {"vbaProject", "vba.bin"}});
    book.sheet =
        "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1' s='1' "
        "t='s'><v>0</v></c><c r='B1' t='b'><v>1</v></c>"
        "<c r='C1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row><row r='2'><c r='B2' "
        "s='2'><v>0.85</v></c><c t='inlineStr'><is><r><t>甲</t></r>"
        "<rPh><t>x</t></rPh></is></c><c t='d'><v>2023-05-01</v></c><c "
        "t='str'><f>A1</f><v></v></c></row></sheetData>"
        "<mergeCells><mergeCell "
        "ref='A1:B2'/></mergeCells><extLst><ext><c/></ext></extLst></worksheet>";
    book.strings =
        test::strings_xml("<si><t>a_x000D_b</t></si><si><r><t>中</t></r><r><t>文</t></r></si>");
    book.styles =
        test::styles_xml("<numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;;@'/>", {0, 164, 9});
    book.properties =
        "<Properties><property name='kaoping'><vt:lpwstr>v</vt:lpwstr></property></Properties>";
    book.more = {{"xl/worksheets/sheet2.xml", test::sheet_xml("<row><c><v>1</v></c></row>")}};
    return book;
}

}  // namespace

std::vector<Seed> collect_seeds(const std::filesystem::path& corpus_files) {
    const std::string rich = rich_book().bytes();
    auto stored = rich_book().entries();
    for (auto& entry : stored) {
        entry.deflate = false;
        entry.flags = 8;
    }
    std::vector<Seed> seeds{
        {"simple", test::Book().bytes()},
        {"rich", rich},
        {"stored", test::make_zip(stored)},
        {"zip64", test::make_zip(rich_book().entries(), {"", "", true})},
        {"zip of workbooks", test::make_zip({{"a.xlsx", test::Book().bytes()},
                                             {"\xB1\xA8.xlsx", rich},
                                             {"证明.pdf", "%PDF"},
                                             {"b.zip", test::make_zip({{"c.xlsx", rich}})}})}};
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator it(corpus_files, error), end; !error && it != end;
         it.increment(error))
        if (it->is_regular_file() && it->file_size() <= max_seed_bytes) files.push_back(it->path());
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        std::ifstream file(path, std::ios::binary);
        seeds.push_back(
            {path.filename().string(), std::string(std::istreambuf_iterator<char>(file), {})});
    }
    return seeds;
}

}  // namespace kaoping::fuzz
