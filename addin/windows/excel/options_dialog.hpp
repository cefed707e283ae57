#pragma once

#include "windows/excel/dialogs.hpp"

namespace kaoping::excel {

// 选项; nullopt: cancelled.
std::optional<Settings> ask_options(
    HWND owner, Language language, const Settings& now,
    const std::function<std::optional<std::wstring>(HWND)>& choose_folder);

}  // namespace kaoping::excel
