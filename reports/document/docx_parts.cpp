#include "reports/document/docx_parts.hpp"

#include "reports/document/markup.hpp"

namespace kaoping::document {

namespace {

constexpr const char* office_types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* word_types =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& inside) {
    return std::string(xml_declaration) +
           "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           inside + "</Relationships>";
}

std::string part(const std::string& name, const std::string& type) {
    return "<Override PartName=\"" + name + "\" ContentType=\"" + type + "\"/>";
}

}  // namespace

std::string docx_core(const Document& document) {
    const std::string day = to_iso(document.dated) + "T00:00:00Z";
    return std::string(xml_declaration) +
           "<cp:coreProperties "
           "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
           "<dc:title>" +
           escaped(document.title) + "</dc:title><dc:creator>" + escaped(document.author) +
           "</dc:creator><dc:language>" +
           (document.parts.empty() || document.parts.front().language == Language::zh ? "zh-CN"
                                                                                      : "en-US") +
           "</dc:language>"
           "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" +
           day + "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + day +
           "</dcterms:modified></cp:coreProperties>";
}

std::string docx_app() {
    return std::string(xml_declaration) +
           "<Properties "
           "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
           "extended-properties\"><Application>kaoping</Application></Properties>";
}

std::string docx_types(std::size_t charts, bool marked) {
    const std::string word(word_types);
    std::string xml =
        std::string(xml_declaration) +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
        part("/word/document.xml", word + "document.main+xml") +
        part("/word/styles.xml", word + "styles+xml") +
        part("/word/settings.xml", word + "settings+xml") +
        part("/word/fontTable.xml", word + "fontTable+xml") +
        part("/word/footer1.xml", word + "footer+xml") +
        part("/word/footer2.xml", word + "footer+xml") +
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
        part("/docProps/app.xml",
             "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    for (const char* name : {"/word/header1.xml", "/word/header2.xml"})
        if (marked) xml += part(name, word + "header+xml");
    for (std::size_t n = 1; n <= charts; ++n)
        xml += part("/word/charts/chart" + std::to_string(n) + ".xml",
                    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
    return xml + "</Types>";
}

std::string docx_package_relations() {
    const std::string office(office_types);
    return relations(
        relation("rId1", office + "officeDocument", "word/document.xml") +
        relation(
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml") +
        relation("rId3", office + "extended-properties", "docProps/app.xml"));
}

std::string docx_document_relations(std::size_t charts, bool marked) {
    const std::string office(office_types);
    std::string inside = relation("rIdStyles", office + "styles", "styles.xml") +
                         relation("rIdSettings", office + "settings", "settings.xml") +
                         relation("rIdFonts", office + "fontTable", "fontTable.xml") +
                         relation(odd_footer_relation, office + "footer", "footer1.xml") +
                         relation(even_footer_relation, office + "footer", "footer2.xml");
    if (marked)
        inside += relation(odd_header_relation, office + "header", "header1.xml") +
                  relation(even_header_relation, office + "header", "header2.xml");
    for (std::size_t n = 1; n <= charts; ++n)
        inside += relation(chart_relation(n), office + "chart",
                           "charts/chart" + std::to_string(n) + ".xml");
    return relations(inside);
}

}  // namespace kaoping::document
