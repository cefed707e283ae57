#include <io.h>
#include <windows.h>

#include <algorithm>
#include <array>

#include "converter/terminal.hpp"
#include "windows/common/utf16.hpp"

namespace kaoping {

namespace {

std::string to_code_page(const std::wstring& text, UINT code_page) {
    const int units = static_cast<int>(text.size());
    const int bytes =
        WideCharToMultiByte(code_page, 0, text.data(), units, nullptr, 0, nullptr, nullptr);
    std::string narrow(static_cast<std::size_t>(bytes), '\0');
    WideCharToMultiByte(code_page, 0, text.data(), units, narrow.data(), bytes, nullptr, nullptr);
    return narrow;
}

HANDLE handle_of(std::FILE* stream) {
    return reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(stream)));
}

// GBK has no place for the rarer characters of names; GB18030 writes all others alike and loses
// none. Not every system has it.
std::string redirected(const std::wstring& text) {
    constexpr UINT gbk = 936;
    constexpr UINT gb18030 = 54936;
    const UINT console = GetConsoleOutputCP();
    if (console == 0) return to_code_page(text, CP_UTF8);
    return to_code_page(text, console == gbk && IsValidCodePage(gb18030) ? gb18030 : console);
}

}  // namespace

bool is_terminal(std::FILE* stream) {
    DWORD mode = 0;
    return GetConsoleMode(handle_of(stream), &mode) != 0;
}

std::FILE* errors() {
    static std::FILE* const own = [] {
        const int descriptor = _dup(_fileno(stderr));
        std::FILE* stream = descriptor < 0 ? nullptr : _fdopen(descriptor, "wb");
        if (stream == nullptr) return stderr;
        std::setvbuf(stream, nullptr, _IONBF, 0);
        std::freopen("NUL", "w", stderr);
        return stream;
    }();
    return own;
}

void write_words(std::FILE* stream, std::string_view text) {
    if (text.empty()) return;
    const std::wstring wide = utf16_of(text);
    if (is_terminal(stream)) {
        std::fflush(stream);
        constexpr std::size_t at_once = 8192;  // older consoles refuse more than 64 KiB
        for (std::size_t from = 0; from < wide.size(); from += at_once) {
            DWORD written = 0;
            WriteConsoleW(handle_of(stream), wide.data() + from,
                          static_cast<DWORD>(std::min(at_once, wide.size() - from)), &written,
                          nullptr);
        }
        return;
    }
    const std::string narrow = redirected(wide);
    std::fwrite(narrow.data(), 1, narrow.size(), stream);
}

void write_at_once(std::string_view text) {
    write_words(errors(), text);
    std::fflush(errors());
}

// The language that this user sees Windows in.
std::string system_locale() {
    std::array<wchar_t, LOCALE_NAME_MAX_LENGTH> name{};
    if (LCIDToLocaleName(MAKELCID(GetUserDefaultUILanguage(), SORT_DEFAULT), name.data(),
                         static_cast<int>(name.size()), 0) == 0)
        return "";
    return utf8_of(name.data());
}

}  // namespace kaoping
