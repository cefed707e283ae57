#include "windows/common/settings.hpp"

#include <windows.h>

#include <array>

#include "windows/common/program_identity.hpp"
#include "windows/common/language.hpp"
#include "windows/common/utf16.hpp"

namespace kaoping {

Language chosen_language() {
    std::array<wchar_t, 8> value{};
    DWORD bytes = sizeof value;
    const bool kept = RegGetValueW(HKEY_CURRENT_USER, registry::settings, registry::language,
                                   RRF_RT_REG_SZ, nullptr, value.data(), &bytes) == ERROR_SUCCESS;
    const auto chosen = kept ? language_named(utf8_of(value.data())) : std::nullopt;
    return chosen ? *chosen : user_language();
}

void keep_language(Language language) {
    const std::wstring value = utf16_of(std::string(word_of(language)));
    RegSetKeyValueW(HKEY_CURRENT_USER, registry::settings, registry::language, REG_SZ,
                    value.c_str(), static_cast<DWORD>((value.size() + 1) * sizeof(wchar_t)));
}

}  // namespace kaoping
