#include "reports/document/markup.hpp"

#include "text/unicode.hpp"

namespace kaoping::document {

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char32_t c : unicode::to_utf32(text)) {
        switch (c) {
            case U'&': result += "&amp;"; break;
            case U'<': result += "&lt;"; break;
            case U'>': result += "&gt;"; break;
            case U'"': result += "&quot;"; break;
            case U'\'': result += "&#39;"; break;
            default:
                if ((c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF) || c == U'\n' ||
                    c == U'\t')
                    unicode::append_utf8(result, c);
        }
    }
    return result;
}

}  // namespace kaoping::document
