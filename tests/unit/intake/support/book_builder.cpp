#include "book_builder.hpp"

namespace kaoping::test {

namespace {

const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

const char* kind_name(CellKind kind) {
    switch (kind) {
        case CellKind::number: return "number";
        case CellKind::text: return "text";
        case CellKind::boolean: return "boolean";
        case CellKind::error: return "error";
    }
    return "?";
}

}  // namespace

std::string sheet_xml(const std::string& rows) {
    return std::string("<worksheet xmlns=\"") + main_namespace + "\"><sheetData>" + rows +
           "</sheetData></worksheet>";
}

std::string strings_xml(const std::string& items) {
    return std::string("<sst xmlns=\"") + main_namespace + "\">" + items + "</sst>";
}

std::string styles_xml(const std::string& formats, const std::vector<int>& cell_formats) {
    std::string xml = "<styleSheet><numFmts>" + formats +
                      "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>";
    for (const int id : cell_formats) xml += "<xf numFmtId=\"" + std::to_string(id) + "\"/>";
    return xml +
           "</cellXfs><dxfs><dxf><numFmt numFmtId=\"0\" "
           "formatCode=\"0%\"/></dxf></dxfs></styleSheet>";
}

std::string relationships_xml(
    const std::vector<std::pair<std::string, std::string>>& kind_and_target) {
    std::string xml =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    int id = 0;
    for (const auto& [kind, target] : kind_and_target)
        xml += "<Relationship Id=\"rId" + std::to_string(++id) + "\" Type=\"" + types + kind +
               "\" Target=\"" + target + "\"/>";
    return xml + "</Relationships>";
}

Book::Book()
    : root_rels(relationships_xml(
          {{"officeDocument", "xl/workbook.xml"}, {"custom-properties", "docProps/custom.xml"}})),
      workbook(
          std::string("<workbook xmlns=\"") + main_namespace + "\" xmlns:r=\"" +
          types.substr(0, types.size() - 1) +
          "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
      workbook_rels(relationships_xml({{"worksheet", "worksheets/sheet1.xml"},
                                       {"sharedStrings", "sharedStrings.xml"},
                                       {"styles", "styles.xml"}})),
      sheet(sheet_xml("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")) {}

std::vector<ZipEntry> Book::entries() const {
    std::vector<ZipEntry> entries{{"[Content_Types].xml", "<Types/>"}};
    const std::pair<const char*, const std::string*> parts[] = {
        {"_rels/.rels", &root_rels},
        {"xl/workbook.xml", &workbook},
        {"xl/_rels/workbook.xml.rels", &workbook_rels},
        {"xl/worksheets/sheet1.xml", &sheet},
        {"xl/sharedStrings.xml", &strings},
        {"xl/styles.xml", &styles},
        {"docProps/custom.xml", &properties}};
    for (const auto& [name, content] : parts)
        if (!content->empty()) entries.push_back({name, *content});
    entries.insert(entries.end(), more.begin(), more.end());
    return entries;
}

std::string dump(const Sheet& sheet) {
    std::string text;
    for (const auto& [position, cell] : sheet.cells) {
        text += (text.empty() ? "" : "\n") + to_a1(position) + "=" + kind_name(cell.kind) + ":" +
                cell.text;
        if (cell.formula) text += " formula";
        if (cell.iso_date) text += " iso";
    }
    return text;
}

std::string dump(const ReadResult& result) {
    if (const auto* refusal = std::get_if<Refusal>(&result))
        return "refused " + std::string(to_code(refusal->code)) + " " +
               std::string(refusal->message.text());
    const auto& sheets = std::get<Workbook>(result).sheets;
    return sheets.empty() ? "no sheet" : dump(sheets.front());
}

std::string read_rows(const std::string& rows) {
    Book book;
    book.sheet = sheet_xml(rows);
    book.strings = strings_xml("<si><t>zero</t></si><si><t>one</t></si><si><t/></si>");
    return dump(read_workbook(std::span<const char>(book.bytes())));
}

}  // namespace kaoping::test
