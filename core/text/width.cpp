#include "text/width.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "text/unicode.hpp"

namespace kaoping {

namespace {

int width_of(char32_t c) {
    if (c < 0x80) return c < 0x20 || c == 0x7F ? 0 : 1;
    if (unicode::is_ideograph(c)) return 2;
    const auto code = static_cast<UChar32>(c);
    const auto category = U_MASK(u_charType(code));
    if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK)) != 0 || unicode::is_invisible(c))
        return 0;
    switch (u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH)) {
        case U_EA_WIDE:
        case U_EA_FULLWIDTH:
        case U_EA_AMBIGUOUS: return 2;
        default: return 1;
    }
}

bool closes(char32_t c) {
    return !unicode::is_ideograph(c) &&
           std::u32string_view(U"，。、；：？！）》」』】〕”’…％%,.;:?!)]}").find(c) !=
               std::u32string_view::npos;
}

bool is_line_end(char32_t c) { return c == '\n' || c == 0x2028 || c == 0x2029; }

// Fills lines greedily with unbreakable pieces.
class Wrapper {
public:
    explicit Wrapper(int columns) : columns_(std::max(columns, 2)) {}

    void put(int width, bool blank) {
        if (used_ + width <= columns_) {
            used_ += width;
        } else if (!blank) {  // blanks at a line's end hang over
            if (used_ > 0) ++lines_;
            lines_ += (width - 1) / columns_;
            used_ = width - (width - 1) / columns_ * columns_;
        }
    }
    void end_line() {
        ++lines_;
        used_ = 0;
    }
    int lines() const { return lines_; }

private:
    int columns_;
    int used_ = 0;
    int lines_ = 1;
};

// The end of the unbreakable piece that starts at `start`: a run of narrow letters, or one wide
// character, with the punctuation that closes it.
std::size_t piece_end(std::u32string_view text, std::size_t start) {
    std::size_t end = start + 1;
    const auto narrow = [&](std::size_t at) {
        return !unicode::is_blank(text[at]) && width_of(text[at]) < 2;
    };
    if (narrow(start))
        while (end < text.size() && narrow(end)) ++end;
    while (end < text.size() && closes(text[end])) ++end;
    return end;
}

}  // namespace

int display_width(std::string_view text) {
    int widest = 0;
    int width = 0;
    for (const char32_t c : unicode::to_utf32(text)) {
        width = is_line_end(c) ? 0 : width + width_of(c);
        widest = std::max(widest, width);
    }
    return widest;
}

int wrapped_lines(std::string_view utf8, int columns) {
    const std::u32string text = unicode::to_utf32(utf8);
    Wrapper wrapper(columns);
    for (std::size_t at = 0; at < text.size();) {
        if (is_line_end(text[at])) {
            wrapper.end_line();
            ++at;
        } else if (unicode::is_blank(text[at])) {
            wrapper.put(width_of(text[at]), true);
            ++at;
        } else {
            const std::size_t end = piece_end(text, at);
            int width = 0;
            for (; at < end; ++at) width += width_of(text[at]);
            wrapper.put(width, false);
        }
    }
    return wrapper.lines();
}

}  // namespace kaoping
