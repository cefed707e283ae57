#include <algorithm>
#include <string>

#include "reports/returned/comments.hpp"
#include "text/width.hpp"

namespace kaoping {

namespace {

constexpr std::string_view shape_id = "_x0000_s";
constexpr std::string_view note_type = "_x0000_t202";  // a text box
constexpr int columns_wide = 3;  // of the standard width, about 28 characters of 9 points together
constexpr int characters_wide = 28;
constexpr std::uint32_t tallest = 20;  // rows

constexpr std::string_view namespaces =
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";

// The greatest number of a shape in the drawing; 0: there is none.
unsigned long last_shape(std::string_view vml) {
    unsigned long last = 0;
    for (std::size_t at = vml.find(shape_id); at != std::string_view::npos;
         at = vml.find(shape_id, at + 1)) {
        unsigned long number = 0;
        for (std::size_t i = at + shape_id.size();
             i < vml.size() && i < at + shape_id.size() + 9 && vml[i] >= '0' && vml[i] <= '9'; ++i)
            number = number * 10 + static_cast<unsigned long>(vml[i] - '0');
        last = std::max(last, number);
    }
    return last;
}

// Column, pixels into it, row, pixels into it, of two corners: beside the cell, as high as its
// text.
std::string anchor(Position at, std::string_view remark) {
    const auto lines = static_cast<std::uint32_t>(wrapped_lines(remark, characters_wide));
    const std::uint32_t top = at.row == 0 ? 0 : at.row - 1;
    const std::uint32_t bottom = top + std::min(tallest, std::max<std::uint32_t>(4, lines + 1));
    return std::to_string(at.column + 1) + ", 15, " + std::to_string(top) + ", 10, " +
           std::to_string(at.column + 1 + columns_wide) + ", 15, " + std::to_string(bottom) + ", 4";
}

std::string shape(unsigned long number, Position at, std::string_view remark,
                  std::string_view declared) {
    return "<v:shape" + std::string(declared) + " id=\"" + std::string(shape_id) +
           std::to_string(number) + "\" type=\"#" + std::string(note_type) +
           "\" "
           "style=\"position:absolute;margin-left:59.25pt;margin-top:1.5pt;width:162pt;height:79."
           "5pt;z-index:" +
           std::to_string(number % 1024) +
           ";visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill "
           "color2=\"#ffffe1\"/>"
           "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
           "<v:textbox style=\"mso-direction-alt:auto\"><div "
           "style=\"text-align:left\"></div></v:textbox>"
           "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>" +
           anchor(at, remark) + "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" +
           std::to_string(at.row) + "</x:Row><x:Column>" + std::to_string(at.column) +
           "</x:Column></x:ClientData></v:shape>";
}

std::string shape_type(std::string_view declared) {
    return "<v:shapetype" + std::string(declared) + " id=\"" + std::string(note_type) +
           "\" coordsize=\"21600,21600\" o:spt=\"202\" "
           "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
           "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
}

}  // namespace

std::string new_shapes(int number) {
    return "<xml" + std::string(namespaces) +
           "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"" +
           std::to_string(number) + "\"/></o:shapelayout></xml>";
}

// Edited as plain text: Excel itself writes drawings that are no well-formed XML (an open <br> in a
// button's words).
std::optional<std::string> add_shapes(std::string_view vml, const std::vector<Position>& cells,
                                      const Remarks& remarks) {
    const std::size_t end = vml.rfind("</xml>");
    if (end == std::string_view::npos || vml.find('\0') != std::string_view::npos)
        return std::nullopt;
    bool known = true;  // the prefixes stand for what they should in the whole drawing
    for (const std::string_view declaration :
         {"xmlns:v=\"urn:schemas-microsoft-com:vml\"",
          "xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
          "xmlns:x=\"urn:schemas-microsoft-com:office:excel\""})
        known = known && vml.substr(0, vml.find('>', vml.find("<xml"))).find(declaration) !=
                             std::string_view::npos;
    const std::string_view declared = known ? std::string_view() : namespaces;
    std::string added;
    if (vml.find(note_type) == std::string_view::npos) added += shape_type(declared);
    // Each drawing has 1,024 numbers of its own, from the number of its idmap on.
    unsigned long number = last_shape(vml);
    if (number == 0) {
        const std::size_t data = vml.find(" data=\"");
        const unsigned long block =
            data == std::string_view::npos
                ? 1
                : std::max(1UL,
                           std::strtoul(std::string(vml.substr(data + 7, 6)).c_str(), nullptr, 10));
        number = block * 1024;
    }
    for (const Position at : cells) {
        const auto remark = remarks.find(at);
        added +=
            shape(++number, at,
                  remark == remarks.end() ? std::string_view() : std::string_view(remark->second),
                  declared);
    }
    return std::string(vml.substr(0, end)) + added + std::string(vml.substr(end));
}

}  // namespace kaoping
