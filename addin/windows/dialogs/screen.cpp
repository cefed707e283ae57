#include "windows/dialogs/screen.hpp"

#include "windows/dialogs/dialog_layout.hpp"

namespace kaoping::dialogs {

namespace {

UINT dpi_of(HWND window) {
    if (const auto get_dpi = user_function<UINT(WINAPI*)(HWND)>("GetDpiForWindow"))
        return get_dpi(window);
    const HDC context = GetDC(window);
    const int dpi = GetDeviceCaps(context, LOGPIXELSY);
    ReleaseDC(window, context);
    return static_cast<UINT>(dpi);
}

// The font of messages: Microsoft YaHei UI on Chinese Windows, Segoe UI elsewhere.
HFONT message_font(UINT dpi) {
    NONCLIENTMETRICSW metrics{};
    metrics.cbSize = sizeof metrics;
    const auto for_dpi =
        user_function<BOOL(WINAPI*)(UINT, UINT, PVOID, UINT, UINT)>("SystemParametersInfoForDpi");
    if (for_dpi == nullptr || !for_dpi(SPI_GETNONCLIENTMETRICS, sizeof metrics, &metrics, 0, dpi))
        SystemParametersInfoW(SPI_GETNONCLIENTMETRICS, sizeof metrics, &metrics, 0);
    return CreateFontIndirectW(&metrics.lfMessageFont);
}

}  // namespace

Screen::Screen(HWND window) : window_(window) { set_dpi(dpi_of(window)); }

Screen::~Screen() { DeleteObject(font_); }

void Screen::set_dpi(UINT dpi) {
    dpi_ = dpi;
    if (font_ != nullptr) DeleteObject(font_);
    font_ = message_font(dpi);
}

SIZE Screen::size_of(const wchar_t* text) const {
    const HDC context = GetDC(window_);
    const HGDIOBJ before = SelectObject(context, font_);
    RECT box{};
    DrawTextW(context, text, -1, &box, DT_CALCRECT | DT_SINGLELINE);
    SelectObject(context, before);
    ReleaseDC(window_, context);
    return {box.right, box.bottom};
}

}  // namespace kaoping::dialogs
