#include "text/folded.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace kaoping {

namespace {

struct Pair {
    char32_t from;
    char32_t to;
};

// Written variants and the form the readers know, by code point.
constexpr auto variants = std::to_array<Pair>({
    {U'[', U'('},      {U'\\', U'/'},     {U']', U')'},      {U'_', U'-'},      {U'{', U'('},
    {U'}', U')'},      {U'\u2010', U'-'}, {U'\u2011', U'-'}, {U'\u2012', U'-'}, {U'\u2013', U'-'},
    {U'\u2014', U'-'}, {U'\u2015', U'-'}, {U'\u2212', U'-'}, {U'\u223C', U'~'}, {U'\u2500', U'-'},
    {U'\u3010', U'('}, {U'\u3011', U')'}, {U'\u3014', U'('}, {U'\u3015', U')'}, {U'\u301C', U'~'},
    {U'個', U'个'},    {U'億', U'亿'},    {U'兩', U'两'},    {U'參', U'叁'},    {U'叄', U'叁'},
    {U'叅', U'叁'},    {U'圓', U'圆'},    {U'場', U'场'},    {U'幾', U'几'},    {U'弌', U'壹'},
    {U'弍', U'贰'},    {U'弎', U'叁'},    {U'弐', U'贰'},    {U'數', U'数'},    {U'條', U'条'},
    {U'沒', U'没'},    {U'無', U'无'},    {U'箇', U'个'},    {U'約', U'约'},    {U'萬', U'万'},
    {U'號', U'号'},    {U'負', U'负'},    {U'貮', U'贰'},    {U'貳', U'贰'},    {U'適', U'适'},
    {U'陸', U'陆'},    {U'項', U'项'},    {U'餘', U'余'},    {U'點', U'点'},
});
static_assert(std::ranges::is_sorted(variants, {}, &Pair::from));

char32_t plain(char32_t c) {
    const auto found = std::ranges::lower_bound(variants, c, {}, &Pair::from);
    return found != variants.end() && found->from == c ? found->to : c;
}

constexpr char32_t squared = U'\u00B2';

// m² is a unit; any other superscript or circled number says no number by itself: 5² is not 52, ①②
// is a list. One circled number alone, or before a unit, does (⑫).
bool holds_odd_number(const std::u32string& typed) {
    bool seen_ink = false;
    bool odd = false;
    bool leading = false;
    char32_t before = 0;
    for (const char32_t c : typed) {
        if (unicode::is_blank(c) || unicode::is_invisible(c)) continue;
        const bool unit = c == squared && (before == U'm' || before == U'M' || before == U'ｍ');
        if (unicode::is_odd_number(c) && !unit) {
            const std::u32string digits =
                unicode::to_utf32(unicode::nfkc(unicode::to_utf8({&c, 1})));
            const bool superscript =
                c == U'\u00B2' || c == U'\u00B3' || c == U'\u00B9' || (c >= 0x2070 && c < 0x20A0);
            if (seen_ink || superscript ||
                !std::all_of(digits.begin(), digits.end(), unicode::is_digit))
                odd = true;
            leading = true;
        } else if (leading && (unicode::is_digit(c) || (c >= 0xFF10 && c <= 0xFF19))) {
            odd = true;
        }
        seen_ink = true;
        before = c;
    }
    return odd;
}

}  // namespace

Folded fold(std::string_view typed) {
    Folded folded;
    folded.found = quotation(typed);
    const bool ascii = unicode::is_ascii(typed);
    if (!ascii) folded.odd_number = holds_odd_number(unicode::to_utf32(typed));
    const std::u32string normal =
        unicode::to_utf32(ascii ? std::string(typed) : unicode::nfkc(typed));
    bool gap = false;
    for (const char32_t c : normal) {
        if (unicode::is_invisible(c)) continue;
        if (unicode::is_blank(c)) {
            gap = true;
            continue;
        }
        if (gap && unicode::is_digit(c) && !folded.text.empty() &&
            unicode::is_digit(folded.text.back()))
            folded.text += U' ';
        gap = false;
        folded.text += plain(c);
    }
    return folded;
}

std::u32string fold_word(std::string_view typed) {
    std::u32string word = fold(typed).text;
    std::erase(word, U' ');
    for (char32_t& c : word) c = unicode::fold_case(c);
    return word;
}

Remarked split_remark(std::u32string_view text) {
    if (text.size() < 3 || text.back() != ')') return {text, {}};
    int depth = 0;
    for (std::size_t at = text.size(); at-- > 0;) {
        if (text[at] == ')') ++depth;
        if (text[at] == '(' && --depth == 0) {
            if (at == 0) break;
            return {text.substr(0, at), text.substr(at + 1, text.size() - at - 2)};
        }
    }
    return {text, {}};
}

std::string quotation(std::string_view typed) {
    constexpr std::size_t longest = 60;
    std::string quoted;
    std::size_t characters = 0;
    bool gap = false;
    // The first bytes are enough: a cell may hold 32,767 characters.
    for (const char32_t c : unicode::to_utf32(unicode::trimmed(typed).substr(0, 8 * longest))) {
        if (unicode::is_invisible(c)) continue;
        if (unicode::is_blank(c)) {
            gap = true;
            continue;
        }
        if (++characters > longest) return quoted + "…";
        if (gap) quoted += ' ';
        gap = false;
        unicode::append_utf8(quoted, c);
    }
    return quoted;
}

Finding note(Severity severity, FindingCode code, std::string found, FindingArgs more) {
    Finding finding;
    finding.severity = severity;
    finding.code = code;
    finding.args = std::move(more);
    finding.args.insert(finding.args.begin(), {"found", same(std::move(found))});
    return finding;
}

Reading refused(FindingCode code, std::string found, FindingArgs more) {
    Reading reading;
    reading.findings.push_back(note(Severity::error, code, std::move(found), std::move(more)));
    return reading;
}

Reading kept(Value value) {
    Reading reading;
    reading.value = std::move(value);
    return reading;
}

}  // namespace kaoping
