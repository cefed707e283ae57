#include "text/normal.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include "text/unicode.hpp"

namespace kaoping {

namespace {

constexpr std::size_t max_name_characters = 80;
constexpr std::size_t max_name_bytes = 240;

// The dots people type between the parts of a name (买买提·艾力) look alike and are typed at
// random.
bool is_middle_dot(char32_t c) {
    return c == U'\u00B7' || c == U'\u2022' || c == U'\u2027' || c == U'\u2219' || c == U'\u22C5' ||
           c == U'\u30FB';
}

bool is_reserved(char32_t c) {
    const bool line_end = c == 0x85 || c == 0x2028 || c == 0x2029;
    return c < 0x20 || c == 0x7F || line_end ||
           std::u32string_view(U"\\/:*?\"<>|").find(c) != std::u32string_view::npos;
}

// CON, con.txt, COM1 ...: Windows opens the device whatever the extension.
bool is_device_name(std::u32string_view name) {
    static constexpr std::array<std::u32string_view, 6> plain = {U"con", U"prn",    U"aux",
                                                                 U"nul", U"conin$", U"conout$"};
    std::u32string stem(name.substr(0, name.find(U'.')));
    while (!stem.empty() && stem.back() == ' ') stem.pop_back();
    for (char32_t& c : stem) c = unicode::fold_case(c);
    if (std::find(plain.begin(), plain.end(), stem) != plain.end()) return true;
    if (stem.size() != 4 || (stem.substr(0, 3) != U"com" && stem.substr(0, 3) != U"lpt"))
        return false;
    return std::u32string_view(U"0123456789\u00B9\u00B2\u00B3").find(stem[3]) !=
           std::u32string_view::npos;
}

// Visible ASCII and common Chinese characters (U+4E00..U+9FFF) alone: its own key, as most cells
// are.
bool is_its_own_key(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned first = byte(at);
        if (first > 0x20 && first < 0x7F) {
            ++at;
            continue;
        }
        const unsigned second = byte(at + 1);
        const bool chinese = first >= 0xE4 && first <= 0xE9 &&
                             second >= (first == 0xE4 ? 0xB8U : 0x80U) && second <= 0xBF;
        if (!chinese || byte(at + 2) < 0x80 || byte(at + 2) > 0xBF) return false;
        at += 3;
    }
    return true;
}

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::string from_gb18030(std::string_view bytes) {
    // A converter keeps state, so that each call has its own; their tables are loaded once. (None a
    // thread: its end under Windows comes after that of the thread's memory.)
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open("gb18030", &status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU data for GB18030 is missing");
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                  converter.get(), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot convert a name");
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

void trim_end(std::u32string& name) {
    while (!name.empty() && (name.back() == '.' || unicode::is_blank(name.back()))) name.pop_back();
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
    if (unicode::is_ascii(bytes)) return true;
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto length = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t at = 0; at < length;) {
        UChar32 c = 0;
        U8_NEXT(data, at, length, c);
        if (c < 0) return false;
    }
    return true;
}

std::string name_key(std::string_view name) {
    std::string key;
    bool gap = false;
    char32_t last = 0;
    for (char32_t c : unicode::to_utf32(unicode::nfkc(name))) {
        if (unicode::is_invisible(c)) continue;
        if (unicode::is_blank(c)) {
            gap = last != 0;
            continue;
        }
        if (is_middle_dot(c)) c = U'\u00B7';
        if (gap && last < 0x80 && c < 0x80) key += ' ';
        gap = false;
        last = c;
        unicode::append_utf8(key, c);
    }
    return unicode::nfkc(key);  // what was taken out may have kept a letter from its accent
}

std::string list_key(std::string_view text) {
    if (is_its_own_key(text)) return std::string(text);
    std::string key;
    for (const char32_t c : unicode::to_utf32(unicode::nfkc(text)))
        if (!unicode::is_invisible(c) && !unicode::is_blank(c)) unicode::append_utf8(key, c);
    return unicode::nfkc(key);
}

std::string safe_file_name(std::string_view name) {
    std::u32string safe;
    std::size_t bytes = 0;
    const std::string normal = unicode::nfc(unicode::trimmed(name));
    for (const char32_t c : unicode::to_utf32(normal)) {
        if (!is_reserved(c) && unicode::is_invisible(c)) continue;
        const char32_t kept = is_reserved(c) ? U'_' : c;
        bytes += kept < 0x80 ? 1U : kept < 0x800 ? 2U : kept < 0x10000 ? 3U : 4U;
        if (safe.size() == max_name_characters || bytes > max_name_bytes) break;
        safe += kept;
    }
    trim_end(safe);
    if (safe.empty()) return "_";
    if (safe.front() == '.' || safe.starts_with(U"~$") || safe.starts_with(U".~lock"))
        safe.front() = U'_';
    if (is_device_name(safe)) {
        safe.insert(safe.begin(), U'_');
        while (safe.size() > max_name_characters || unicode::to_utf8(safe).size() > max_name_bytes)
            safe.pop_back();
        trim_end(safe);
    }
    return unicode::nfc(unicode::to_utf8(safe));  // as in name_key
}

bool is_device_name(std::string_view name) { return is_device_name(unicode::to_utf32(name)); }

std::string decode_name(std::string_view bytes) {
    return unicode::nfc(is_valid_utf8(bytes) ? std::string(bytes) : from_gb18030(bytes));
}

}  // namespace kaoping
