#include "text/sheet_text.hpp"

#include "text/shown.hpp"

namespace kaoping {

namespace {

constexpr std::size_t cell_units = 32767;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
std::size_t units_of(char lead) { return static_cast<unsigned char>(lead) >= 0xF0U ? 2 : 1; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }

}  // namespace

std::size_t utf16_length(std::string_view text) {
    std::size_t units = 0;
    for (const char c : text)
        if (!continues(c)) units += units_of(c);
    return units;
}

std::string cut_utf16(std::string_view text, std::size_t units) {
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (continues(text[at])) continue;
        used += units_of(text[at]);
        if (used > units) return std::string(text.substr(0, at));
    }
    return std::string(text);
}

std::string sheet_title(std::string_view wanted, std::size_t units) {
    std::string title;
    for (const char c : wanted)
        title += std::string_view("\\/?*[]:").find(c) != std::string_view::npos || is_control(c)
                     ? '_'
                     : c;
    title = cut_utf16(title, units);
    if (title.empty()) return "_";
    if (title.front() == '\'') title.front() = '_';
    if (title.back() == '\'') title.back() = '_';
    return title;
}

std::string cell_text_limit(std::string_view all) {
    const std::string text = without_turning(all);
    if (text.size() <= cell_units) {
        bool clean = true;
        for (const char c : text) clean = clean && (!is_control(c) || c == '\n' || c == '\t');
        if (clean) return text;
    }
    std::string kept;
    for (const char c : text)
        if (!is_control(c) || c == '\n' || c == '\t') kept += c;
    return cut_utf16(kept, cell_units);
}

}  // namespace kaoping
