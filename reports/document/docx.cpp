#include "reports/document/docx.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "reports/document/column_widths.hpp"
#include "reports/document/docx_parts.hpp"
#include "reports/document/markup.hpp"
#include "reports/document/palette.hpp"
#include "reports/document/paper.hpp"
#include "reports/package/zip_writer.hpp"
#include "text/balanced.hpp"
#include "text/width.hpp"

namespace kaoping::document {

namespace {

constexpr int title_columns = 40;                // half-width, of 22 pt
constexpr std::size_t many_columns = 9;          // more are set smaller
constexpr int whole_table = 14;                  // a table of up to so many lines stays on one page
constexpr int table_character = size_table * 5;  // twips of a half-width one in a table
constexpr long emu_per_twip = 635;
constexpr int chart_group_height = 460;  // twips for each bar's group
constexpr int chart_bar_height = 260;
constexpr int chart_frame_height = 500;
constexpr std::size_t piece_size = 65536;  // of the main part, held before it is packed

std::string runs(std::string_view text, const std::string& look = "") {
    std::string xml;
    std::size_t from = 0;
    for (bool first = true; from <= text.size(); first = false) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        xml += "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") +
               (first ? "" : "<w:br/>") + "<w:t xml:space=\"preserve\">" +
               escaped(text.substr(from, to - from)) + "</w:t></w:r>";
        from = to + 1;
    }
    return xml;
}

std::string paragraph(const std::string& style, const std::string& inside,
                      const std::string& more = "") {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>" + more + "</w:pPr>" + inside +
           "</w:p>";
}

std::string section_properties(bool landscape, bool first, bool marked) {
    const auto n = [](int value) { return "\"" + std::to_string(value) + "\""; };
    std::string xml = "<w:sectPr>";
    if (first && marked)
        xml += std::string("<w:headerReference w:type=\"default\" r:id=\"") + odd_header_relation +
               "\"/><w:headerReference w:type=\"even\" r:id=\"" + even_header_relation + "\"/>";
    if (first)
        xml += std::string("<w:footerReference w:type=\"default\" r:id=\"") + odd_footer_relation +
               "\"/><w:footerReference w:type=\"even\" r:id=\"" + even_footer_relation + "\"/>";
    xml += "<w:type w:val=\"nextPage\"/>";
    if (landscape)
        return xml + "<w:pgSz w:w=" + n(page_height) + " w:h=" + n(page_width) +
               " w:orient=\"landscape\"/><w:pgMar w:top=" + n(margin_left) +
               " w:right=" + n(margin_top) + " w:bottom=" + n(margin_right) +
               " w:left=" + n(margin_bottom) +
               " w:header=\"851\" w:footer=\"851\" w:gutter=\"0\"/></w:sectPr>";
    return xml + "<w:pgSz w:w=" + n(page_width) + " w:h=" + n(page_height) +
           "/><w:pgMar w:top=" + n(margin_top) + " w:right=" + n(margin_right) +
           " w:bottom=" + n(margin_bottom) + " w:left=" + n(margin_left) +
           " w:header=\"851\" w:footer=" + n(footer_distance) + " w:gutter=\"0\"/></w:sectPr>";
}

const char* alignment(Place place) {
    return place == Place::right ? "right" : place == Place::centre ? "center" : "left";
}

int lines_of(const Table& table, const std::vector<int>& widths) {
    int lines = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        int highest = 1;
        for (std::size_t c = 0; c < widths.size(); ++c)
            highest = std::max(
                highest,
                wrapped_lines(table.rows.at(r, c), std::max(2, widths[c] / table_character - 1)));
        lines += highest;
    }
    return lines;
}

class DocxWriter {
public:
    explicit DocxWriter(const Document& document) : document_(document) {}

    std::string package() {
        main_part();
        ZipWriter zip;
        zip.add("[Content_Types].xml", docx_types(charts_.size(), marked()));
        zip.add("_rels/.rels", docx_package_relations());
        zip.add("docProps/core.xml", docx_core(document_));
        zip.add("docProps/app.xml", docx_app());
        zip.add("word/document.xml", std::move(body_));
        zip.add("word/_rels/document.xml.rels", docx_document_relations(charts_.size(), marked()));
        zip.add("word/styles.xml", docx_styles());
        zip.add("word/settings.xml", docx_settings());
        zip.add("word/fontTable.xml", docx_fonts());
        zip.add("word/footer1.xml", docx_footer(false));
        zip.add("word/footer2.xml", docx_footer(true));
        for (const char* header : {"word/header1.xml", "word/header2.xml"})
            if (marked()) zip.add(header, docx_header(document_.mark));
        for (std::size_t n = 0; n < charts_.size(); ++n)
            zip.add("word/charts/chart" + std::to_string(n + 1) + ".xml", docx_chart(*charts_[n]));
        auto bytes = zip.finish();
        if (!bytes) throw std::length_error("a document of more than 4 GiB");
        return std::move(*bytes);
    }

private:
    bool marked() const { return !document_.mark.empty(); }

    void main_part() {
        xml_ =
            std::string(xml_declaration) +
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
            "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
            "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
            "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>";
        for (const Part& part : document_.parts) write(part);
        xml_ += section_properties(landscape_, first_section_, marked()) + "</w:body></w:document>";
        body_.append(xml_);
    }

    void pack() {
        if (xml_.size() < piece_size) return;
        body_.append(xml_);
        xml_.clear();
    }

    void write(const Part& part) {
        if (&part != &document_.parts.front()) end_section(false);
        english_ = part.language == Language::en;
        xml_ += paragraph("Title", runs(balanced_lines(part.title, title_columns)));
        for (const std::string& subtitle : part.subtitles)
            xml_ += paragraph("Subtitle", runs(subtitle));
        xml_ += paragraph("Address", "");
        for (std::size_t i = 0; i < part.blocks.size(); ++i) {
            const auto* next =
                i + 1 < part.blocks.size() ? std::get_if<Paragraph>(&part.blocks[i + 1]) : nullptr;
            followed_ = next != nullptr &&
                        (next->look == ParagraphLook::note || next->look == ParagraphLook::closing);
            leads_ =
                i + 1 < part.blocks.size() && std::holds_alternative<Table>(part.blocks[i + 1]);
            std::visit([&](const auto& one) { write(one); }, part.blocks[i]);
            pack();
        }
    }

    // What was written so far is a section with its page; what follows has another.
    void end_section(bool landscape) {
        xml_ += "<w:p><w:pPr><w:pStyle w:val=\"CellCode\"/>" +
                section_properties(landscape_, first_section_, marked()) + "</w:pPr></w:p>";
        first_section_ = false;
        landscape_ = landscape;
    }

    void write(const Turn& turn) {
        if (turn.landscape != landscape_) end_section(turn.landscape);
    }

    void write(const Heading& heading) {
        xml_ += paragraph((english_ ? "EnglishHeading" : "Heading") + std::to_string(heading.level),
                          runs(heading.text));
    }

    void write(const Paragraph& one) {
        switch (one.look) {
            case ParagraphLook::body:
                xml_ += paragraph(english_ ? "English" : "Normal", runs(one.text),
                                  leads_ ? "<w:keepNext/>" : "");
                break;
            case ParagraphLook::address: xml_ += paragraph("Address", runs(one.text)); break;
            case ParagraphLook::note: xml_ += paragraph("Note", runs(one.text)); break;
            case ParagraphLook::closing: xml_ += paragraph("Closing", runs(one.text)); break;
        }
    }

    void write(const Table& table) {
        if (!table.caption.empty()) xml_ += paragraph("Caption", runs(table.caption));
        const bool small = table.columns.size() > many_columns;
        const std::vector<int> widths = column_widths(table, landscape_ ? lying_width : text_width,
                                                      small ? size_small : size_table);
        const bool whole = lines_of(table, widths) <= whole_table;
        xml_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" +
                std::to_string(std::accumulate(widths.begin(), widths.end(), 0)) +
                "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>";
        for (const char* edge : {"top", "left", "bottom", "right", "insideH", "insideV"})
            xml_ += std::string("<w:") + edge +
                    " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"" + rule_colour + "\"/>";
        xml_ +=
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" "
            "w:type=\"dxa\"/><w:right w:w=\"70\" "
            "w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>";
        for (const int width : widths) xml_ += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
        xml_ += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (std::size_t c = 0; c < widths.size(); ++c)
            cell(widths[c],
                 paragraph(small ? "CellHeaderSmall" : "CellHeader", runs(table.columns[c].header)),
                 true);
        xml_ += "</w:tr>";
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const bool last = r + 1 == table.rows.size();
            const bool kept = last ? followed_ : whole || r == 0 || r + 2 == table.rows.size();
            xml_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (std::size_t c = 0; c < widths.size(); ++c) {
                const Column& column = table.columns[c];
                const std::string more = std::string(kept ? "<w:keepNext/>" : "") +
                                         "<w:jc w:val=\"" + alignment(column.place) + "\"/>";
                cell(widths[c],
                     paragraph(column.code ? "CellCode"
                               : small     ? "CellSmall"
                                           : "Cell",
                               runs(table.rows.at(r, c)), more),
                     false);
            }
            xml_ += "</w:tr>";
            pack();
        }
        xml_ += "</w:tbl>" + paragraph("Gap", "", followed_ ? "<w:keepNext/>" : "");
    }

    void cell(int width, const std::string& inside, bool header) {
        xml_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" +
                (header ? std::string("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"") +
                              header_shade + "\"/>"
                        : std::string()) +
                "<w:vAlign w:val=\"center\"/></w:tcPr>" + inside + "</w:tc>";
    }

    void write(const Chart& chart) {
        charts_.push_back(&chart);
        const std::string number = std::to_string(charts_.size());
        const int bars = static_cast<int>(chart.series.size());
        const int height =
            chart_frame_height +
            static_cast<int>(chart.categories.size()) *
                std::max(chart_group_height, bars * chart_bar_height + chart_bar_height);
        const std::string size = "cx=\"" + std::to_string(text_width * emu_per_twip) + "\" cy=\"" +
                                 std::to_string(height * emu_per_twip) + "\"";
        xml_ += paragraph("Caption", runs(chart.title));
        xml_ += paragraph(
            "Picture",
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" "
            "distR=\"0\"><wp:extent " +
                size + "/><wp:docPr id=\"" + number + "\" name=\"Chart " + number + "\" descr=\"" +
                escaped(chart.description) +
                "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
                "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"" +
                chart_relation(charts_.size()) +
                "\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
    }

    const Document& document_;
    std::string xml_;       // of the main part, not yet packed
    DeflatedContent body_;  // the main part
    std::vector<const Chart*> charts_;
    bool followed_ = false;  // by a paragraph that belongs to the table
    bool leads_ = false;     // to a table
    bool english_ = false;
    bool landscape_ = false;
    bool first_section_ = true;
};

}  // namespace

std::string docx(const Document& document) { return DocxWriter(document).package(); }

}  // namespace kaoping::document
