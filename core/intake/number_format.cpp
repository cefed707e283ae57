#include "intake/number_format.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "model/ascii.hpp"

namespace kaoping {

namespace {

bool starts_with_fold(std::string_view text, std::string_view lowered) {
    return text.size() >= lowered.size() &&
           std::equal(lowered.begin(), lowered.end(), text.begin(),
                      [](char a, char b) { return a == ascii_lower(b); });
}

// yen, full-width yen, dollar, full-width dollar, cent, pound, full-width pound, euro, won, baht
constexpr std::array currency_signs{"\u00A5", "\uFFE5", "$",      "\uFF04", "\u00A2",
                                    "\u00A3", "\uFFE1", "\u20AC", "\u20A9", "\u0E3F"};
constexpr std::array currency_codes{"CNY", "RMB", "USD", "EUR", "HKD", "JPY", "GBP", "TWD", "MOP"};

bool has_currency(std::string_view literal) {
    const auto within = [&](const char* sign) {
        return literal.find(sign) != std::string_view::npos;
    };
    return std::any_of(currency_signs.begin(), currency_signs.end(), within) ||
           std::any_of(currency_codes.begin(), currency_codes.end(), within);
}

// What the first section of a format code holds.
struct Section {
    std::string literals;  // shown text: quoted, escaped and plain, one after the other, tokens
                           // replaced by a space
    std::string
        tokens;  // the letters of date and time tokens in order, runs reduced to one: "ymdhms"
    bool percent = false;
    bool text = false;  // @
    bool digits =
        false;  // 0 # ? before any date or time token (after one they are fractions of a second)
};

// Reads one section of a format code, left to right.
class SectionReader {
public:
    explicit SectionReader(std::string_view code) : code_(code) {}

    Section read() {
        while (at_ < code_.size() && code_[at_] != ';') step();
        return std::move(section_);
    }

private:
    void step() {
        const char c = code_[at_];
        switch (c) {
            case '"': return quoted();
            case '\\': return escaped(true);
            case '_':
            case '*': return escaped(false);
            case '[': return bracketed();
            case '%': section_.percent = true; break;
            case '@': section_.text = true; break;
            case '0':
            case '#':
            case '?': section_.digits |= section_.tokens.empty(); break;
            default: return letter();
        }
        section_.literals += ' ';
        ++at_;
    }

    void quoted() {
        const std::size_t close = std::min(code_.find('"', at_ + 1), code_.size());
        section_.literals += code_.substr(at_ + 1, close - at_ - 1);
        at_ = std::min(close + 1, code_.size());
    }

    // The character after '\' is shown; after '_' and '*' it only takes room. It may have several
    // bytes.
    void escaped(bool shown) {
        std::size_t end = std::min(at_ + 2, code_.size());
        while (end < code_.size() && (static_cast<unsigned char>(code_[end]) & 0xC0U) == 0x80U)
            ++end;
        if (shown) section_.literals += code_.substr(at_ + 1, end - at_ - 1);
        at_ = end;
    }

    // [Red], [<=9], [DBNum1], [h] elapsed time, [$sign-locale]
    void bracketed() {
        const std::size_t close = std::min(code_.find(']', at_ + 1), code_.size());
        const std::string_view inside = code_.substr(at_ + 1, close - at_ - 1);
        at_ = std::min(close + 1, code_.size());
        if (!inside.empty() && inside[0] == '$') {
            const std::string_view sign =
                inside.substr(1, inside.find('-') == std::string_view::npos ? std::string_view::npos
                                                                            : inside.find('-') - 1);
            section_.literals += sign;
            if (!sign.empty() && !has_currency(sign))
                section_.literals += "CNY";  // an unlisted sign is a currency too
        } else if (!inside.empty() && std::all_of(inside.begin(), inside.end(), [&](char c) {
                       return ascii_lower(c) == ascii_lower(inside[0]);
                   })) {
            const char unit = ascii_lower(inside[0]);
            if (unit == 'h' || unit == 'm' || unit == 's')
                section_.tokens += unit == 'm' ? 'n' : unit;
        }
    }

    void letter() {
        const std::string_view rest = code_.substr(at_);
        for (const std::string_view word : {"general", "am/pm", "a/p"}) {
            if (!starts_with_fold(rest, word)) continue;
            if (word != "general") section_.tokens += 'h';
            at_ += word.size();
            return;
        }
        const char c = ascii_lower(rest[0]);
        const bool exponent = c == 'e' && rest.size() > 1 && (rest[1] == '+' || rest[1] == '-');
        if (exponent || std::string_view("ymdhsegba").find(c) == std::string_view::npos) {
            section_.literals += rest[0];
            at_ += exponent ? 2 : 1;
            return;
        }
        const bool several = rest.size() > 1 && ascii_lower(rest[1]) == c;
        while (at_ < code_.size() && ascii_lower(code_[at_]) == c) ++at_;
        // A lone a, b or g means nothing; aaa is a weekday, bb and gg an era's year.
        if (several || std::string_view("abg").find(c) == std::string_view::npos)
            section_.tokens += c;
    }

    std::string_view code_;
    std::size_t at_ = 0;
    Section section_;
};

// m is minutes right after hours or right before seconds, else a month.
bool shows_a_day(std::string_view tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const char c = tokens[i];
        const bool minutes =
            (i > 0 && tokens[i - 1] == 'h') || (i + 1 < tokens.size() && tokens[i + 1] == 's');
        if (c == 'm' ? !minutes : c != 'h' && c != 's' && c != 'n') return true;
    }
    return false;
}

// By their identifiers, as the Chinese Excel has them, without the words between quotation marks.
constexpr std::array<std::string_view, 59> builtin_codes{"General",
                                                         "0",
                                                         "0.00",
                                                         "#,##0",
                                                         "#,##0.00",  // 0
                                                         "\u00A5#,##0",
                                                         "\u00A5#,##0",
                                                         "\u00A5#,##0.00",
                                                         "\u00A5#,##0.00",  // 5
                                                         "0%",
                                                         "0.00%",
                                                         "0.00E+00",
                                                         "# ?/?",
                                                         "# ?\?/??",  // 9
                                                         "yyyy/m/d",
                                                         "d-mmm-yy",
                                                         "d-mmm",
                                                         "mmm-yy",
                                                         "h:mm AM/PM",
                                                         "h:mm:ss AM/PM",
                                                         "h:mm",
                                                         "h:mm:ss",
                                                         "yyyy/m/d h:mm",  // 14
                                                         "",
                                                         "",
                                                         "",
                                                         "",  // 23: none
                                                         "yyyy m",
                                                         "m d",
                                                         "m d",
                                                         "m-d-yy",
                                                         "yyyy m d",
                                                         "h mm",
                                                         "h mm ss",
                                                         "AM/PM h mm",
                                                         "AM/PM h mm ss",
                                                         "yyyy m",  // 27
                                                         "#,##0",
                                                         "#,##0",
                                                         "#,##0.00",
                                                         "#,##0.00",  // 37
                                                         "_ * #,##0_ ",
                                                         "_ \u00A5* #,##0_ ",
                                                         "_ * #,##0.00_ ",
                                                         "_ \u00A5* #,##0.00_ ",  // 41
                                                         "mm:ss",
                                                         "[h]:mm:ss",
                                                         "mm:ss.0",
                                                         "##0.0E+0",
                                                         "@",  // 45
                                                         "yyyy m",
                                                         "m d",
                                                         "yyyy m",
                                                         "m d",
                                                         "m d",
                                                         "AM/PM h mm",
                                                         "AM/PM h mm ss",
                                                         "yyyy m",
                                                         "m d"};  // 50

}  // namespace

NumberFormat classify_format(std::string_view code) {
    if (code.empty() || starts_with_fold(code, "general") || starts_with_fold(code, "g/"))
        return NumberFormat::general;
    const Section section = SectionReader(code).read();
    if (section.digits) {
        if (section.percent) return NumberFormat::percent;
        return has_currency(section.literals) ? NumberFormat::currency : NumberFormat::other;
    }
    if (!section.tokens.empty())
        return shows_a_day(section.tokens) ? NumberFormat::date : NumberFormat::time;
    return section.text ? NumberFormat::text : NumberFormat::other;
}

NumberFormat builtin_format(std::uint32_t id) {
    return id < builtin_codes.size() ? classify_format(builtin_codes[id]) : NumberFormat::general;
}

}  // namespace kaoping
