#include "text/shown.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace kaoping {

namespace {

bool turns_direction(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

// How many bytes such a mark at the head of the text has; 0: none stands there.
std::size_t turning_bytes(std::string_view utf8) {
    if (utf8.starts_with("\xD8\x9C")) return 2;
    if (utf8.size() < 3 || utf8[0] != '\xE2' || (utf8[1] != '\x80' && utf8[1] != '\x81')) return 0;
    const auto second = static_cast<unsigned char>(utf8[1]);
    const auto third = static_cast<unsigned char>(utf8[2]);
    const auto c = static_cast<char32_t>(0x2000U | (second & 0x3FU) << 6U | (third & 0x3FU));
    return turns_direction(c) ? 3 : 0;
}

bool controls(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

// Most texts have none of them: one look at their bytes says so.
bool may_need_care(unsigned char byte) {
    constexpr unsigned char controls_of_latin = 0xC2, arabic = 0xD8, marks = 0xE2;
    return byte < 0x20 || byte == 0x7F || byte == controls_of_latin || byte == arabic ||
           byte == marks;
}

std::string escaped(char32_t c) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "\\u00";
    text += digits[(c >> 4U) & 0xFU];
    text += digits[c & 0xFU];
    return text;
}

std::string with_care(std::string_view utf8, bool in_line) {
    if (std::none_of(utf8.begin(), utf8.end(),
                     [](char c) { return may_need_care(static_cast<unsigned char>(c)); }))
        return std::string(utf8);
    std::string text;
    for (const char32_t c : unicode::to_utf32(utf8)) {
        if (turns_direction(c)) continue;
        const bool kept = c == U'\t' || (c == U'\n' && !in_line);
        if (controls(c) && !kept) text += escaped(c);
        else unicode::append_utf8(text, c);
    }
    return text;
}

}  // namespace

std::string without_turning(std::string_view utf8) {
    std::string text;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t size = turning_bytes(utf8.substr(at));
        if (size > 0) {
            text += utf8.substr(kept, at - kept);
            kept = at + size;
        }
        at += std::max<std::size_t>(size, 1);
    }
    return text += utf8.substr(kept);
}

std::string shown(std::string_view utf8) { return with_care(utf8, false); }
std::string shown_in_line(std::string_view utf8) { return with_care(utf8, true); }

}  // namespace kaoping
