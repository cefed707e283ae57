#include "windows/window/said.hpp"

#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/common/utf16.hpp"

namespace kaoping::window {

namespace {

// An edit control ends its lines with both characters.
std::wstring with_line_ends(const std::wstring& text) {
    std::wstring result;
    for (const wchar_t c : text) {
        if (c == L'\n') result += L'\r';
        result += c;
    }
    return result;
}

}  // namespace

std::wstring said(const Text& text, Language language) {
    return with_line_ends(utf16_of(text.in(language)));
}

std::wstring said(MessageCode code, Language language) { return said(words(code), language); }

std::string native_path(const std::string& path) {
    return utf8_of(to_path(path).make_preferred().native());
}

std::wstring lines(const std::vector<Text>& texts, Language language) {
    std::wstring all;
    for (const Text& text : texts) {
        if (!all.empty()) all += L"\r\n";
        all += said(text, language);
    }
    return all;
}

}  // namespace kaoping::window
