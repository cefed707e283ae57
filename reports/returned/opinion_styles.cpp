#include "reports/returned/opinion_sheet.hpp"
#include "reports/returned/xml_outline.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/style.hpp"

namespace kaoping {

namespace {

std::string rgb(std::uint32_t colour) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "FF";
    for (int shift = 20; shift >= 0; shift -= 4)
        text += digits[(colour >> static_cast<unsigned>(shift)) & 0xFU];
    return text;
}

// One table of the styles part (fonts, fills, borders, cellXfs), extended at its end.
class Table {
public:
    Table(std::string_view xml, const XmlOutline& outline, std::string_view name,
          std::string_view item)
        : xml_(xml), table_(outline.child(outline.root(), name)) {
        if (table_ == nullptr) return;
        for (const XmlElement* child : outline.children(*table_)) {
            usable_ =
                usable_ &&
                child->local == item;  // alternatives would make the numbers of the items uncertain
            ++count_;
        }
    }
    bool usable() const { return table_ != nullptr && usable_ && count_ > 0; }
    std::size_t count() const { return count_; }
    std::size_t add(const std::string& item) {
        added_ += item;
        return count_++;
    }
    void write(TextEdits& edits) const {
        edits.append(*table_, added_);
        const std::string_view tag = xml_.substr(table_->begin, table_->inner - table_->begin);
        const std::size_t name = tag.find(" count=");
        if (name == std::string_view::npos) return;
        const std::size_t first = name + 8;
        const std::size_t last = tag.find(tag[first - 1], first);
        if (last != std::string_view::npos)
            edits.replace(table_->begin + first, table_->begin + last, std::to_string(count_));
    }

private:
    std::string_view xml_;
    const XmlElement* table_;
    bool usable_ = true;
    std::size_t count_ = 0;
    std::string added_;
};

}  // namespace

std::optional<StyledWorkbook> add_opinion_styles(std::string_view xml) {
    const auto outline = XmlOutline::parse(xml, 3);
    if (!outline || outline->root().local != "styleSheet") return std::nullopt;
    Table fonts(xml, *outline, "fonts", "font");
    Table fills(xml, *outline, "fills", "fill");
    Table borders(xml, *outline, "borders", "border");
    Table formats(xml, *outline, "cellXfs", "xf");
    if (!fonts.usable() || !fills.usable() || !borders.usable() || !formats.usable())
        return std::nullopt;

    const std::string& p = outline->root().prefix;
    const auto font = [&](const std::string& face, const std::string& size,
                          const std::string& marks, std::uint32_t ink) {
        return fonts.add("<" + p + "font>" + marks + "<" + p + "sz val=\"" + size + "\"/><" + p +
                         "color rgb=\"" + rgb(ink) + "\"/><" + p + "name val=\"" +
                         xml_escaped(face) + "\"/><" + p + "charset val=\"134\"/></" + p + "font>");
    };
    const std::string bold = "<" + p + "b/>";
    const std::string& song = words("font-song").zh;
    const std::string& hei = words("font-hei").zh;
    const std::size_t title = font(hei, "16", "", colour::black);
    const std::size_t header = font(hei, "10", bold, colour::black);
    const std::size_t text = font(song, "10", "", colour::black);
    const std::size_t note = font(song, "9", "", colour::grey_text);
    const std::size_t error = font(song, "10", bold, colour::warning_text);
    const std::size_t link = font(song, "10", "<" + p + "u/>", style::link().ink);
    if (fills.count() == 1)  // offices draw the second fill as this whatever stands there
        fills.add("<" + p + "fill><" + p + "patternFill patternType=\"gray125\"/></" + p + "fill>");
    const std::size_t shaded =
        fills.add("<" + p + "fill><" + p + "patternFill patternType=\"solid\"><" + p +
                  "fgColor rgb=\"" + rgb(colour::header) + "\"/><" + p +
                  "bgColor indexed=\"64\"/></" + p + "patternFill></" + p + "fill>");
    std::string sides;
    for (const char* side : {"left", "right", "top", "bottom"})
        sides += "<" + p + side + " style=\"thin\"><" + p + "color rgb=\"FF8C8C8C\"/></" + p +
                 side + ">";
    const std::size_t box =
        borders.add("<" + p + "border>" + sides + "<" + p + "diagonal/></" + p + "border>");

    constexpr std::size_t text_format = 49;  // built-in "@"
    const auto format = [&](std::size_t font_id, std::size_t fill, std::size_t border,
                            bool centred) {
        return formats.add("<" + p + "xf numFmtId=\"" + std::to_string(text_format) +
                           "\" fontId=\"" + std::to_string(font_id) + "\" fillId=\"" +
                           std::to_string(fill) + "\" borderId=\"" + std::to_string(border) +
                           "\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" "
                           "applyBorder=\"1\" applyAlignment=\"1\"><" +
                           p + "alignment" + (centred ? " horizontal=\"center\"" : "") +
                           " vertical=\"center\" wrapText=\"1\"/></" + p + "xf>");
    };
    StyledWorkbook result;
    result.styles = {format(title, 0, 0, true),         format(note, 0, 0, false),
                     format(header, shaded, box, true), format(text, 0, box, false),
                     format(text, 0, box, true),        format(error, 0, box, true),
                     format(link, 0, box, false)};
    TextEdits edits(xml);
    for (const Table* table : {&fonts, &fills, &borders, &formats}) table->write(edits);
    result.xml = edits.apply();
    return result;
}

}  // namespace kaoping
