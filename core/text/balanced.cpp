#include "text/balanced.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

#include "text/width.hpp"

namespace kaoping {

namespace {

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

// Where words end, without the places before closing or behind opening punctuation.
std::vector<int32_t> word_ends(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getSimplifiedChinese(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU data for Chinese words is missing");
    words->setText(text);
    std::vector<int32_t> ends;
    for (int32_t at = words->next(); at != icu::BreakIterator::DONE; at = words->next()) {
        const auto next =
            at < text.length() ? u_charType(text.char32At(at)) : std::int8_t{U_UNASSIGNED};
        const auto last = u_charType(text.char32At(at - 1));
        const bool closing =
            next == U_END_PUNCTUATION || next == U_OTHER_PUNCTUATION || next == U_FINAL_PUNCTUATION;
        if (!closing && last != U_START_PUNCTUATION && last != U_INITIAL_PUNCTUATION)
            ends.push_back(at);
    }
    return ends;
}

// Inside brackets, where a line should rather not end.
bool bracketed(const icu::UnicodeString& text, int32_t at) {
    int depth = 0;
    for (int32_t i = 0; i < at; ++i) {
        const auto type = u_charType(text.charAt(i));
        if (type == U_START_PUNCTUATION) ++depth;
        if (type == U_END_PUNCTUATION) --depth;
    }
    return depth > 0;
}

// On this many lines, all about as long; `fits`: none is longer than `columns`.
std::string divided(const icu::UnicodeString& text, const std::vector<int32_t>& ends, int columns,
                    int lines, bool& fits) {
    std::string result;
    int32_t from = 0;
    fits = true;
    for (int line = 1; line <= lines && from < text.length(); ++line) {
        const int rest = display_width(utf8(text.tempSubString(from)));
        const int wanted = rest / (lines - line + 1);
        int32_t best = text.length();
        int nearest = columns;
        for (const int32_t end : ends) {
            if (end <= from || line == lines) continue;
            const int long_ = display_width(utf8(text.tempSubStringBetween(from, end)));
            const int off = (long_ > wanted ? long_ - wanted : wanted - long_) +
                            (bracketed(text, end) ? columns / 3 : 0);
            if (long_ <= columns && off < nearest) best = end, nearest = off;
        }
        const std::string one = utf8(text.tempSubStringBetween(from, best));
        const auto begin = std::min(one.find_first_not_of(' '), one.size());
        const std::string trimmed = one.substr(begin, one.find_last_not_of(' ') + 1 - begin);
        fits = fits && display_width(trimmed) <= columns;
        result += (line == 1 ? "" : "\n") + trimmed;
        from = best;
    }
    return result;
}

}  // namespace

std::string balanced_lines(std::string_view title, int columns) {
    const int width = display_width(title);
    if (width <= columns) return std::string(title);
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(title.data(), static_cast<int32_t>(title.size())));
    const std::vector<int32_t> ends = word_ends(text);
    const int least = (width + columns - 1) / columns;
    bool fits = false;
    std::string result;
    for (int lines = least; !fits && lines <= least + 2; ++lines)
        result = divided(text, ends, columns, lines, fits);
    return result;
}

}  // namespace kaoping
