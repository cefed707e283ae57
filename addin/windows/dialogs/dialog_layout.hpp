#pragma once

#include <windows.h>

namespace kaoping {

// A function of user32.dll that older Windows lack; null there.
template <class Function>
Function user_function(const char* name) {
    return reinterpret_cast<Function>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"user32.dll"), name)));
}

// On a screen of another scale the system would enlarge a dialog and move its controls, behind the
// back of one that places them itself.
inline void keep_own_layout(HWND dialog) {
    constexpr int disable_all = 1;  // DDC_DISABLE_ALL
    if (const auto behave =
            user_function<BOOL(WINAPI*)(HWND, int, int)>("SetDialogDpiChangeBehavior"))
        behave(dialog, disable_all, disable_all);
}

}  // namespace kaoping
