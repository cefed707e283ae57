#include "text/phone.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace kaoping {

namespace {

using View = std::u32string_view;

bool starts(const std::string& digits, std::string_view prefix) {
    return digits.starts_with(prefix);
}

bool is_plausible(std::string digits) {
    if (starts(digits, "0086")) digits.erase(0, 4);
    if (starts(digits, "86") && digits.size() >= 12) digits.erase(0, 2);
    const std::size_t n = digits.size();
    if (n == 7 || n == 8) return true;  // a landline without its area code
    if (n == 11 && digits[0] == '1') return digits[1] >= '3';
    if (starts(digits, "400") || starts(digits, "800")) return n == 10;
    if (starts(digits, "95")) return n == 5 || n == 6;
    if (starts(digits, "12")) return n == 5;           // 12345, 12331
    return starts(digits, "0") && n >= 10 && n <= 12;  // area code of 3 or 4, number of 7 or 8
}

// The text cut at `dividers`, pieces without digits dropped.
std::vector<View> pieces_of(View text, View dividers) {
    std::vector<View> pieces;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(dividers, at), text.size());
        const View piece = text.substr(at, end - at);
        if (std::any_of(piece.begin(), piece.end(), unicode::is_digit)) pieces.push_back(piece);
        at = end + 1;
    }
    return pieces;
}

std::string digits_of(View text) {
    std::string digits;
    for (const char32_t c : text)
        if (unicode::is_digit(c)) digits += static_cast<char>(c);
    return digits;
}

// 0335-1234567-801, 0335-1234567转801: the number before its extension.
std::string without_extension(View number) {
    const std::size_t word = number.find_first_of(U"转#x");
    if (word != View::npos) return digits_of(number.substr(0, word));
    const std::size_t last = number.rfind(U'-');
    const bool extension = last != View::npos && number.size() - last - 1 <= 6 &&
                           is_plausible(digits_of(number.substr(0, last))) &&
                           !is_plausible(digits_of(number));
    return digits_of(extension ? number.substr(0, last) : number);
}

}  // namespace

Reading read_phone(const Folded& folded, std::string_view typed) {
    std::u32string text = folded.text;
    for (char32_t& c : text) c = unicode::fold_case(c);
    for (const View word : {View(U"分机号"), View(U"分机"), View(U"extension"), View(U"ext")})
        for (std::size_t at = text.find(word); at != View::npos; at = text.find(word))
            text.replace(at, word.size(), U"转");
    constexpr View allowed = U"0123456789+-()./,;、 转#x:";
    const bool digits = std::any_of(text.begin(), text.end(), unicode::is_digit);
    if (!digits || folded.odd_number || text.find_first_not_of(allowed) != View::npos)
        return refused("not-a-phone", folded.found);
    Reading reading = kept(unicode::without_invisible(unicode::trimmed(typed)));
    for (const View number : pieces_of(text, U"/,;、")) {
        const std::string found = without_extension(number);
        if (!is_plausible(found))
            reading.findings.push_back(note(Severity::warning, "phone-length", folded.found,
                                            {{"length", same(std::to_string(found.size()))}}));
    }
    return reading;
}

}  // namespace kaoping
