#include "text/unicode.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include "text/normal.hpp"

namespace kaoping::unicode {

namespace {

constexpr char32_t replacement = 0xFFFD;

// Decodes the code point at `at` and moves past it.
char32_t next(std::string_view utf8, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto length = static_cast<std::int64_t>(utf8.size());
    auto index = static_cast<std::int64_t>(at);
    UChar32 c = 0;
    U8_NEXT(bytes, index, length, c);
    at = static_cast<std::size_t>(index);
    return c < 0 ? replacement : static_cast<char32_t>(c);
}

// Decodes the code point that ends at `at` and moves before it.
char32_t previous(std::string_view utf8, std::size_t& at) {
    const std::size_t end = at--;
    while (at > 0 && end - at < 4 && (static_cast<unsigned char>(utf8[at]) & 0xC0) == 0x80) --at;
    std::size_t next_at = at;
    const char32_t c = next(utf8, next_at);
    if (next_at == end) return c;
    at = end - 1;  // not well-formed: one byte at a time
    return replacement;
}

std::string normalized(const icu::Normalizer2* form, UErrorCode status, std::string_view utf8) {
    if (is_ascii(utf8)) return std::string(utf8);
    if (U_FAILURE(status)) throw std::runtime_error("ICU data for normalisation is missing");
    const std::string repaired = is_valid_utf8(utf8) ? std::string() : to_utf8(to_utf32(utf8));
    const std::string_view source = repaired.empty() ? utf8 : std::string_view(repaired);
    std::string result;
    icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(source.size()));
    form->normalizeUTF8(0,
                        icu::StringPiece(source.data(), static_cast<std::int32_t>(source.size())),
                        sink, nullptr, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise a text");
    return result;
}

}  // namespace

std::u32string to_utf32(std::string_view utf8) {
    std::u32string text;
    text.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) text += next(utf8, at);
    return text;
}

void append_utf8(std::string& utf8, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    for (std::size_t i = 0; i < length; ++i) utf8 += static_cast<char>(bytes[i]);
}

std::string to_utf8(std::u32string_view text) {
    std::string utf8;
    utf8.reserve(text.size() * 3);
    for (const char32_t c : text) append_utf8(utf8, c);
    return utf8;
}

std::string well_formed(std::string_view utf8) {
    return is_valid_utf8(utf8) ? std::string(utf8) : to_utf8(to_utf32(utf8));
}

std::string nfc(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFCInstance(status);
    return normalized(form, status, utf8);
}

std::string nfkc(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFKCInstance(status);
    return normalized(form, status, utf8);
}

char32_t fold_case(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_blank(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    if (is_ideograph(c)) return false;
    return c == 0x2800 || c == 0x3164 || c == 0xFFA0 ||
           u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_invisible(char32_t c) {
    if (c < 0x80) return (c < 0x20 && !is_blank(c)) || c == 0x7F;
    if (c >= 0x2E80 && c <= 0xD7FF) return false;  // the common case: Chinese
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           (c <= 0x9F && !is_blank(c)) || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

bool is_odd_number(char32_t c) {
    return c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_OTHER_NUMBER;
}

std::string_view trimmed(std::string_view utf8) {
    const auto dropped = [](char32_t c) { return is_blank(c) || is_invisible(c); };
    std::size_t first = 0;
    for (std::size_t at = 0; at < utf8.size(); first = at)
        if (!dropped(next(utf8, at))) break;
    std::size_t last = utf8.size();
    for (std::size_t at = last; at > first; last = at)
        if (!dropped(previous(utf8, at))) break;
    return utf8.substr(first, last - first);
}

std::string without_invisible(std::string_view utf8) {
    std::string kept;
    kept.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t start = at;
        if (!is_invisible(next(utf8, at))) kept += utf8.substr(start, at - start);
    }
    return kept;
}

}  // namespace kaoping::unicode
