#pragma once

#include <string>
#include <vector>

namespace kaoping {

// A text box of several lines, a value of the registry, an answer of the engine: a value a line.
std::vector<std::wstring> lines_of(const std::wstring& text);  // those that are not empty
std::wstring joined(const std::vector<std::wstring>& lines, const wchar_t* between);

}  // namespace kaoping
