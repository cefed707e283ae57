#pragma once

#include <string>
#include <vector>

namespace kaoping::registration {

// The add-ins that Excel opens when it starts: values OPEN, OPEN1, OPEN2 … of a version's Options,
// without a gap. Ours is one of them, the worksheet functions; all others stay, in their order.
bool has_open_value(const std::wstring& version);
// Keys that had to be made are appended to `made`.
bool add_open_value(const std::wstring& version, std::vector<std::wstring>& made);
bool remove_open_value(const std::wstring& version);

std::wstring options_key(const std::wstring& version);

}  // namespace kaoping::registration
