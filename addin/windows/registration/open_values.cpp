#include "windows/registration/open_values.hpp"

#include <algorithm>

#include "windows/common/program_identity.hpp"
#include "windows/registration/offices.hpp"
#include "windows/registration/registry.hpp"

namespace kaoping::registration {

namespace {

std::wstring name_at(std::size_t place) {
    return L"OPEN" + (place == 0 ? L"" : std::to_wstring(place));
}

std::wstring our_text() { return std::wstring(L"/A \"") + prog_id::functions + L"\""; }

// As far as Excel reads them: to the first gap.
std::vector<std::wstring> open_values(const std::wstring& key) {
    std::vector<std::wstring> texts;
    while (const auto text = registry::read_text(HKEY_CURRENT_USER, key, name_at(texts.size())))
        texts.push_back(*text);
    return texts;
}

}  // namespace

std::wstring options_key(const std::wstring& version) {
    return excel_user_key(version) + L"\\Options";
}

bool has_open_value(const std::wstring& version) {
    const auto texts = open_values(options_key(version));
    return std::find(texts.begin(), texts.end(), our_text()) != texts.end();
}

bool add_open_value(const std::wstring& version, std::vector<std::wstring>& made) {
    if (has_open_value(version)) return true;
    const std::wstring key = options_key(version);
    return registry::make_key(HKEY_CURRENT_USER, key, made) &&
           registry::write_text(HKEY_CURRENT_USER, key, name_at(open_values(key).size()),
                                our_text());
}

bool remove_open_value(const std::wstring& version) {
    const std::wstring key = options_key(version);
    auto texts = open_values(key);
    const auto ours = std::find(texts.begin(), texts.end(), our_text());
    if (ours == texts.end()) return true;
    const auto place = static_cast<std::size_t>(ours - texts.begin());
    for (std::size_t i = place; i + 1 < texts.size(); ++i)
        if (!registry::write_text(HKEY_CURRENT_USER, key, name_at(i), texts[i + 1])) return false;
    return registry::remove_value(HKEY_CURRENT_USER, key, name_at(texts.size() - 1));
}

}  // namespace kaoping::registration
