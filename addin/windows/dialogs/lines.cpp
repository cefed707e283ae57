#include "windows/dialogs/lines.hpp"

namespace kaoping {

std::vector<std::wstring> lines_of(const std::wstring& text) {
    std::vector<std::wstring> lines(1);
    for (const wchar_t unit : text) {
        if (unit == L'\n' || unit == L'\r') lines.emplace_back();
        else lines.back() += unit;
    }
    std::erase_if(lines, [](const std::wstring& line) { return line.empty(); });
    return lines;
}

std::wstring joined(const std::vector<std::wstring>& lines, const wchar_t* between) {
    std::wstring text;
    for (const std::wstring& line : lines) text += (text.empty() ? L"" : between) + line;
    return text;
}

}  // namespace kaoping
