#include <windows.h>

#include <array>

#include "job/system/office.hpp"
#include "job/system/paths.hpp"

namespace kaoping {

namespace {

constexpr const wchar_t* program = L"soffice.exe";

std::filesystem::path on_path() {
    std::array<wchar_t, 32768> found{};
    std::array<wchar_t, 32768> folders{};  // not the current one, where anybody's files may lie
    if (GetEnvironmentVariableW(L"PATH", folders.data(), static_cast<DWORD>(folders.size())) == 0)
        return {};
    const DWORD length = SearchPathW(folders.data(), program, nullptr,
                                     static_cast<DWORD>(found.size()), found.data(), nullptr);
    return {std::wstring(found.data(), length < found.size() ? length : 0)};
}

// Where LibreOffice's installer says it put the program, for this user or for all.
std::filesystem::path registered(HKEY root) {
    std::array<wchar_t, 32768> folder{};
    DWORD bytes = sizeof folder;
    if (RegGetValueW(root, L"SOFTWARE\\LibreOffice\\UNO\\InstallPath", nullptr, RRF_RT_REG_SZ,
                     nullptr, folder.data(), &bytes) != ERROR_SUCCESS)
        return {};
    return std::filesystem::path(folder.data()) / program;
}

}  // namespace

std::string find_office() {
    for (const auto& candidate :
         {registered(HKEY_CURRENT_USER), registered(HKEY_LOCAL_MACHINE), on_path()}) {
        std::error_code error;
        if (!candidate.empty() && std::filesystem::exists(candidate, error))
            return to_utf8(candidate);
    }
    return "";
}

}  // namespace kaoping
