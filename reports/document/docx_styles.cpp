#include "reports/document/docx_parts.hpp"

#include <array>
#include "reports/document/markup.hpp"
#include "reports/document/paper.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::document {

namespace {

constexpr const char* main_namespace =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

std::string fonts(MessageCode code) {
    return "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New "
           "Roman\" w:eastAsia=\"" +
           escaped(words(code).zh) + "\"/>";
}

std::string size(int half_points) {
    const std::string value = std::to_string(half_points);
    return "<w:sz w:val=\"" + value + "\"/><w:szCs w:val=\"" + value + "\"/>";
}

std::string exact_lines() {
    return "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" + std::to_string(line_pitch) +
           "\" w:lineRule=\"exact\"/>";
}
std::string automatic_lines(int before, int after) {
    return "<w:spacing w:before=\"" + std::to_string(before) + "\" w:after=\"" +
           std::to_string(after) + "\" w:line=\"240\" w:lineRule=\"auto\"/>";
}

struct Look {
    const char* id;
    const char* name;
    const char* base;
    std::string paragraph;
    std::string run;
};

std::string style(const Look& look) {
    std::string xml = std::string("<w:style w:type=\"paragraph\" w:styleId=\"") + look.id + "\"";
    if (*look.base == '\0') xml += " w:default=\"1\"";
    xml += std::string("><w:name w:val=\"") + look.name + "\"/>";
    if (*look.base != '\0') xml += std::string("<w:basedOn w:val=\"") + look.base + "\"/>";
    return xml + "<w:qFormat/><w:pPr>" + look.paragraph + "</w:pPr><w:rPr>" + look.run +
           "</w:rPr></w:style>";
}

std::string indent() {
    return "<w:ind w:firstLineChars=\"200\" w:firstLine=\"" + std::to_string(size_text * 20) +
           "\"/>";
}
std::string no_indent() { return "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"; }

}  // namespace

std::string docx_styles() {
    const std::string kept = "<w:keepNext/><w:keepLines/>";
    const std::string centred = "<w:jc w:val=\"center\"/>";
    const std::string english = "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>";
    std::string xml = std::string(xml_declaration) + "<w:styles " + main_namespace +
                      "><w:docDefaults><w:rPrDefault><w:rPr>" + fonts("font-text") +
                      size(size_text) +
                      "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" "
                      "w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>";
    for (const Look& look : {
             Look{"Normal", "Normal", "",
                  "<w:widowControl w:val=\"0\"/>" + exact_lines() + indent() +
                      "<w:jc w:val=\"both\"/>",
                  ""},
             Look{"English", "English Text", "Normal", indent() + "<w:jc w:val=\"left\"/>",
                  size(size_english) + english},
             Look{"Title", "Title", "Normal",
                  kept +
                      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"660\" "
                      "w:lineRule=\"exact\"/>" +
                      no_indent() + centred,
                  fonts("font-title") + size(size_title)},
             Look{"Subtitle", "Subtitle", "Normal", exact_lines() + no_indent() + centred,
                  fonts("font-kai-official")},
             Look{"Heading1", "heading 1", "Normal", kept + "<w:outlineLvl w:val=\"0\"/>",
                  fonts("font-hei")},
             Look{"Heading2", "heading 2", "Normal", kept + "<w:outlineLvl w:val=\"1\"/>",
                  fonts("font-kai-official")},
             Look{"EnglishHeading1", "English Heading 1", "Heading1",
                  no_indent() + "<w:jc w:val=\"left\"/>", "<w:b/>" + size(size_english) + english},
             Look{"EnglishHeading2", "English Heading 2", "Heading2",
                  no_indent() + "<w:jc w:val=\"left\"/>", "<w:i/>" + size(size_english) + english},
             Look{"Address", "Address", "Normal", no_indent(), ""},
             Look{"Note", "Note", "Normal",
                  automatic_lines(40, 120) + no_indent() + "<w:jc w:val=\"left\"/>",
                  size(size_table)},
             Look{"Gap", "Gap", "Normal", automatic_lines(0, 0) + no_indent(), size(12)},
             Look{"Closing", "Closing", "Normal",
                  kept + "<w:ind w:right=\"640\" w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc "
                         "w:val=\"right\"/>",
                  ""},
             Look{"Caption", "caption", "Normal",
                  kept + automatic_lines(160, 80) + no_indent() + centred,
                  fonts("font-hei") + size(24)},
             Look{"Cell", "Table Cell", "Normal",
                  automatic_lines(20, 20) + no_indent() + "<w:jc w:val=\"left\"/>",
                  fonts("font-song") + size(size_table)},
             Look{"CellHeader", "Table Header", "Cell", "<w:keepNext/><w:jc w:val=\"center\"/>",
                  fonts("font-hei")},
             Look{"CellSmall", "Table Cell Small", "Cell", "", size(size_small)},
             Look{"CellHeaderSmall", "Table Header Small", "CellHeader", "", size(size_small)},
             Look{"CellCode", "Table Code", "Cell", "", size(size_code)},
             Look{
                 "Picture", "Picture", "Normal",
                 "<w:spacing w:before=\"80\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>" +
                     no_indent() + centred,
                 ""},
             Look{"Header", "header", "Normal", automatic_lines(0, 0) + no_indent() + centred,
                  fonts("font-hei") + size(size_table)},
             Look{"PageNumber", "Page Number Paragraph", "Normal",
                  "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>" +
                      no_indent(),
                  fonts("font-song") + size(size_number)},
         })
        xml += style(look);
    return xml + "</w:styles>";
}

// Where a font of GB/T 9704 is missing, Word takes the alternative.
std::string docx_fonts() {
    std::string xml = std::string(xml_declaration) + "<w:fonts " + main_namespace + ">";
    const auto font = [&](MessageCode code, MessageCode other) {
        xml += "<w:font w:name=\"" + escaped(words(code).zh) + "\"><w:altName w:val=\"" +
               escaped(words(other).zh) +
               "\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch "
               "w:val=\"variable\"/></w:font>";
    };
    font("font-text", "font-fang-song");
    font("font-title", "font-song");
    font("font-kai-official", "font-kai");
    for (const MessageCode code : std::to_array<MessageCode>({"font-hei", "font-song"}))
        xml += "<w:font w:name=\"" + escaped(words(code).zh) + "\"><w:altName w:val=\"" +
               escaped(words(code).en) +
               "\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch "
               "w:val=\"variable\"/></w:font>";
    return xml +
           "<w:font w:name=\"Times New Roman\"><w:charset w:val=\"00\"/><w:family "
           "w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>";
}

std::string docx_settings() {
    return std::string(xml_declaration) + "<w:settings " + main_namespace +
           "><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/><w:characterSpacingControl "
           "w:val=\"compressPunctuation\"/>"
           "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
           "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
           "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>";
}

// — 1 —, at the outer edge.
std::string docx_footer(bool even) {
    const auto run = [](const std::string& inside) { return "<w:r>" + inside + "</w:r>"; };
    const auto field = [&](const char* type) {
        return run(std::string("<w:fldChar w:fldCharType=\"") + type + "\"/>");
    };
    return std::string(xml_declaration) + "<w:ftr " + main_namespace +
           "><w:p><w:pPr><w:pStyle w:val=\"PageNumber\"/><w:ind " +
           (even ? "w:left=\"280\"" : "w:right=\"280\"") +
           " w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"" + (even ? "left" : "right") +
           "\"/></w:pPr>" + run("<w:t xml:space=\"preserve\">\u2014 </w:t>") + field("begin") +
           run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>") + field("separate") +
           run("<w:t>1</w:t>") + field("end") + run("<w:t xml:space=\"preserve\"> \u2014</w:t>") +
           "</w:p></w:ftr>";
}

std::string docx_header(const std::string& mark) {
    return std::string(xml_declaration) + "<w:hdr " + main_namespace +
           "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>" + escaped(mark) +
           "</w:t></w:r></w:p></w:hdr>";
}

}  // namespace kaoping::document
