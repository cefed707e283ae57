#include "windows/excel/settings.hpp"

#include <windows.h>

#include "windows/common/program_identity.hpp"
#include "windows/dialogs/lines.hpp"
#include "windows/excel/com.hpp"

namespace kaoping::excel {

namespace {

constexpr const wchar_t* folders_value = L"RubricFolders";  // divided by line ends

std::wstring read(const wchar_t* value) {
    DWORD bytes = 0;
    if (RegGetValueW(HKEY_CURRENT_USER, registry::settings, value, RRF_RT_REG_SZ, nullptr, nullptr,
                     &bytes) != ERROR_SUCCESS)
        return {};
    std::wstring text(bytes / sizeof(wchar_t), L'\0');
    if (RegGetValueW(HKEY_CURRENT_USER, registry::settings, value, RRF_RT_REG_SZ, nullptr,
                     text.data(), &bytes) != ERROR_SUCCESS)
        return {};
    return text.substr(0, text.find(L'\0'));
}

void write(const wchar_t* value, const std::wstring& text) {
    const auto bytes = static_cast<DWORD>((text.size() + 1) * sizeof(wchar_t));
    check(HRESULT_FROM_WIN32(static_cast<DWORD>(RegSetKeyValueW(
        HKEY_CURRENT_USER, registry::settings, value, REG_SZ, text.c_str(), bytes))));
}

}  // namespace

Settings read_settings() { return {read(registry::language), lines_of(read(folders_value))}; }

void write_settings(const Settings& settings) {
    write(registry::language, settings.language);
    write(folders_value, joined(settings.rubric_folders, L"\n"));
}

}  // namespace kaoping::excel
