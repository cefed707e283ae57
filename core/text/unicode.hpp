#pragma once

#include <string>
#include <string_view>

// The few operations on Unicode text that the readers of this stage share. ICU stays behind this
// header.
namespace kaoping::unicode {

// Ill-formed bytes become U+FFFD, one for each maximal broken part.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& utf8, char32_t c);

// Ill-formed bytes as in to_utf32; the same text where there are none.
std::string well_formed(std::string_view utf8);

// Normalisation forms of Unicode Standard Annex 15. Ill-formed bytes become U+FFFD.
std::string nfc(std::string_view utf8);
std::string nfkc(std::string_view utf8);

// Simple case folding of one code point.
char32_t fold_case(char32_t c);

bool is_ascii(std::string_view text);

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }  // 0 to 9 alone

// White space of any kind: ASCII, no-break and ideographic spaces, line ends, fillers without ink.
bool is_blank(char32_t c);
// The common ones (extension A and the unified block), which callers may tell from all else without
// a look at tables.
constexpr bool is_ideograph(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

// Characters without width that nobody types on purpose: zero-width spaces and joiners, direction
// marks, byte order marks, soft hyphens, variation selectors, control characters.
bool is_invisible(char32_t c);

// A number character that is no digit: superscripts, circled and bracketed numbers, fractions
// (category No).
bool is_odd_number(char32_t c);

// Without blanks and invisible characters at both ends.
std::string_view trimmed(std::string_view utf8);

// Without invisible characters anywhere.
std::string without_invisible(std::string_view utf8);

}  // namespace kaoping::unicode
