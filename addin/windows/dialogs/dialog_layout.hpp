#pragma once

#include <windows.h>

namespace kaoping {

// Spaces of the windows that place their own controls, in device-independent units, 96 an inch.
namespace space {
inline constexpr int margin = 12;
inline constexpr int gap = 6;
inline constexpr int beside_text = 12;  // on either side of a button's words
inline constexpr int above_text = 4;
}  // namespace space

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
