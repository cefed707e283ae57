#pragma once

#include <windows.h>

namespace kaoping::dialogs {

// How large things are on the screen that a window is on. Windows 7 and 8 know one scale for all
// screens.
class Screen {
public:
    explicit Screen(HWND window);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    // The scale has changed: pixels an inch.
    void set_dpi(UINT dpi);
    // Pixels of so many device-independent units, 96 an inch.
    int pixels(int units) const {
        return MulDiv(units, static_cast<int>(dpi_), USER_DEFAULT_SCREEN_DPI);
    }
    HFONT font() const { return font_; }
    // Of a text in this font, in pixels; accelerators are not counted.
    SIZE size_of(const wchar_t* text) const;

private:
    HWND window_;
    UINT dpi_ = USER_DEFAULT_SCREEN_DPI;
    HFONT font_ = nullptr;
};

}  // namespace kaoping::dialogs
