#include "text/uscc.hpp"

#include <array>
#include <cstddef>

#include "text/unicode.hpp"

namespace kaoping {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t code_length = 18;
constexpr std::size_t inner_start =
    8;  // the organisation code: 8 characters and its check character
constexpr std::size_t inner_length = 8;

// Letters the standard leaves out because they are taken for digits; V has no twin.
char twin_of(char letter) {
    switch (letter) {
        case 'O': return '0';
        case 'I': return '1';
        case 'Z': return '2';
        case 'S': return '5';
        default: return '\0';
    }
}

std::string compact(const Folded& folded) {
    std::string code;
    for (const char32_t c : folded.text) {
        if (c == ' ' || c == '-') continue;
        unicode::append_utf8(code, c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
    }
    return code;
}

// The first character outside the alphabet, as text; empty when there is none.
std::string first_stranger(const Folded& folded) {
    for (const char32_t c : folded.text) {
        if (c == ' ' || c == '-') continue;
        const char upper =
            c < 0x80 ? static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c) : '\0';
        if (alphabet.find(upper) == std::string_view::npos)
            return c < 0x80 ? std::string(1, upper) : unicode::to_utf8(std::u32string(1, c));
    }
    return {};
}

}  // namespace

std::optional<char> uscc_check_character(std::string_view first17) {
    if (first17.size() != code_length - 1) return std::nullopt;
    std::size_t sum = 0;
    std::size_t weight = 1;  // 3^(i-1) mod 31
    for (const char c : first17) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[(31 - sum % 31) % 31];
}

std::optional<char> organisation_check_character(std::string_view first8) {
    static constexpr std::array<std::size_t, inner_length> weights = {3, 7, 9, 10, 5, 8, 4, 2};
    if (first8.size() != inner_length) return std::nullopt;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < inner_length; ++i) {
        const char c = first8[i];
        const bool digit = c >= '0' && c <= '9';
        if (!digit && !(c >= 'A' && c <= 'Z')) return std::nullopt;
        sum += weights[i] * static_cast<std::size_t>(digit ? c - '0' : c - 'A' + 10);
    }
    const std::size_t check = (11 - sum % 11) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

Reading read_uscc(const Folded& folded) {
    const std::string code = compact(folded);
    if (code.size() != code_length && unicode::to_utf32(code).size() != code_length)
        return refused("uscc-length", folded.found,
                       {{"length", same(std::to_string(unicode::to_utf32(code).size()))}});
    if (const std::string stranger = first_stranger(folded); !stranger.empty()) {
        std::string corrected = code;
        for (char& c : corrected)
            if (const char twin = twin_of(c); twin != '\0') c = twin;
        const bool all_corrected = corrected.find_first_not_of(alphabet) == std::string::npos;
        if (all_corrected)
            return refused("uscc-letter", folded.found,
                           {{"letter", same(stranger)}, {"suggest", same(corrected)}});
        return refused("uscc-character", folded.found, {{"letter", same(stranger)}});
    }
    Reading reading = kept(code);
    const std::string_view view = code;
    if (const auto check = uscc_check_character(view.substr(0, code_length - 1));
        check && *check != view.back())
        reading.findings.push_back(note(Severity::warning, "check-character", folded.found,
                                        {{"want", same(std::string(1, *check))}}));
    const auto inner = organisation_check_character(view.substr(inner_start, inner_length));
    if (inner && *inner != view[inner_start + inner_length])
        reading.findings.push_back(
            note(Severity::info, "organisation-code", folded.found,
                 {{"code", same(std::string(view.substr(inner_start, inner_length + 1)))},
                  {"want", same(std::string(1, *inner))}}));
    return reading;
}

}  // namespace kaoping
