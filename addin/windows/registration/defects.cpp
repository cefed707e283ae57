#include "windows/registration/defects.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "reports/wording/catalogue.hpp"
#include "windows/common/program_identity.hpp"
#include "windows/common/utf16.hpp"
#include "windows/registration/offices.hpp"
#include "windows/registration/registry.hpp"

namespace kaoping::registration {

namespace {

std::string place_of(const std::wstring& key, const std::wstring& name) {
    return utf8_of(L"HKCU\\" + key + (name.empty() ? L"" : L" : " + name));
}

MessageCode code_of(const Deviation& deviation) {
    if (deviation.key == wps_addin_key()) return "setup-wps-not-listed";
    if (deviation.flaw == Flaw::different && deviation.name == load_behavior)
        return "setup-not-loaded";
    switch (deviation.flaw) {
        case Flaw::missing: return "setup-missing";
        case Flaw::different: return "setup-different";
        case Flaw::file_gone: return "setup-file-gone";
        case Flaw::elsewhere: return "setup-elsewhere";
    }
    return {};
}

std::string found_number(const Deviation& deviation) {
    const auto number = registry::read_number(HKEY_CURRENT_USER, deviation.key, deviation.name);
    return number ? std::to_string(*number) : "?";
}

// One defect for all deviations of a part that are reported alike: of the same code, and about the
// same file.
std::vector<Finding> defects_of(Part part, const std::vector<Deviation>& deviations) {
    std::map<std::pair<MessageCode, std::wstring>, std::vector<const Deviation*>> alike;
    for (const Deviation& deviation : deviations)
        alike[{code_of(deviation), deviation.file.native()}].push_back(&deviation);
    std::vector<Finding> defects;
    for (const auto& [kind, members] : alike) {
        const Deviation& first = *members.front();
        defects.push_back({Severity::error,
                           kind.first,
                           utf8_of(name_of(part)),
                           "",
                           {{"part", title_of(part)},
                            {"name", same(utf8_of(name_of(part)))},
                            {"count", same(std::to_string(members.size()))},
                            {"key", same(place_of(first.key, first.name))},
                            {"file", same(utf8_of(first.file.native()))},
                            {"found", same(found_number(first))}}});
    }
    return defects;
}

std::wstring lower(std::wstring text) {
    CharLowerBuffW(text.data(), static_cast<DWORD>(text.size()));
    return text;
}

// Excel's own records: numbers first, then names of files and add-ins in UTF-16.
bool mentions_us(const std::wstring& key, const std::wstring& value) {
    std::vector<std::uint8_t> bytes = registry::read_bytes(HKEY_CURRENT_USER, key, value);
    bytes.resize(bytes.size() / sizeof(wchar_t) * sizeof(wchar_t));
    const std::wstring text = lower(
        value + L'\n' + registry::read_text(HKEY_CURRENT_USER, key, value).value_or(L"") + L'\n' +
        std::wstring(reinterpret_cast<const wchar_t*>(bytes.data()),
                     bytes.size() / sizeof(wchar_t)));
    const auto has = [&](const wchar_t* name) {
        return text.find(lower(name)) != std::wstring::npos;
    };
    return has(program::addin_64) || has(program::addin_32) || has(prog_id::addin) ||
           has(prog_id::functions);
}

}  // namespace

std::vector<PartState> each_once(std::vector<PartState> states) {
    std::set<std::pair<std::wstring, std::wstring>> told_before;
    for (PartState& state : states)
        std::erase_if(state.deviations, [&](const Deviation& deviation) {
            return !told_before.emplace(deviation.key, deviation.name).second;
        });
    return states;
}

std::vector<Finding> registration_defects(const std::vector<PartState>& states) {
    std::vector<Finding> defects;
    for (const PartState& state : each_once(states))
        for (Finding& defect : defects_of(state.part, state.deviations))
            defects.push_back(std::move(defect));
    return defects;
}

std::vector<Finding> disabled_by_excel() {
    std::vector<Finding> defects;
    for (const std::wstring& version : excel_versions())
        for (const wchar_t* list : {L"DisabledItems", L"CrashingAddinList"}) {
            const std::wstring key = excel_user_key(version) + L"\\Resiliency\\" + list;
            const auto values = registry::value_names(HKEY_CURRENT_USER, key);
            if (std::any_of(values.begin(), values.end(),
                            [&](const std::wstring& value) { return mentions_us(key, value); }))
                defects.push_back(
                    {Severity::error,
                     "setup-disabled",
                     "excel",
                     "",
                     {{"version", same(utf8_of(version))}, {"list", same(utf8_of(list))}}});
        }
    return defects;
}

Text title_of(Part part) { return words(MessageCode::of("part-" + utf8_of(name_of(part)))); }

Text titles_of(Parts parts) {
    Text titles;
    for (const Part part : all_parts) {
        if (!parts.has(part)) continue;
        const Text comma = titles.zh.empty() ? Text{} : words("list-comma");
        titles.zh += comma.zh + title_of(part).zh;
        titles.en += comma.en + title_of(part).en;
    }
    return titles;
}

}  // namespace kaoping::registration
