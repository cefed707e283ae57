#include "windows/registration/registration.hpp"

#include <algorithm>
#include <sstream>

#include "windows/registration/offices.hpp"
#include "windows/registration/open_values.hpp"
#include "windows/registration/registry.hpp"

namespace kaoping::registration {

namespace {

namespace fs = std::filesystem;

// What was registered, and which keys were made for it: so that removing leaves the registry as it
// was.
const std::wstring record = L"Software\\Kaoping\\Registration";
constexpr const wchar_t* record_parts = L"Parts";
constexpr const wchar_t* record_keys = L"Keys";
constexpr const wchar_t* record_versions = L"ExcelVersions";  // whose list of open add-ins has ours

bool same_path(const fs::path& a, const fs::path& b) {
    return CompareStringOrdinal(a.c_str(), -1, b.c_str(), -1, TRUE) == CSTR_EQUAL;
}

bool is_file(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

std::wstring place(const std::wstring& key, const std::wstring& name) {
    return key + (name.empty() ? L"" : L" : " + name);
}

bool write(const Value& value) {
    return value.kind == Kind::number
               ? registry::write_number(HKEY_CURRENT_USER, value.key, value.name, value.number)
               : registry::write_text(HKEY_CURRENT_USER, value.key, value.name, value.text);
}

bool keep_record(Parts parts, std::vector<std::wstring> keys,
                 const std::vector<std::wstring>& versions) {
    std::vector<std::wstring> made;
    if (!registry::make_key(HKEY_CURRENT_USER, record, made)) return false;
    keys.insert(keys.begin(), made.begin(), made.end());
    std::vector<std::wstring> names;
    for (const Part part : all_parts)
        if (parts.has(part)) names.emplace_back(name_of(part));
    return registry::write_texts(HKEY_CURRENT_USER, record, record_parts, names) &&
           registry::write_texts(HKEY_CURRENT_USER, record, record_keys, keys) &&
           registry::write_texts(HKEY_CURRENT_USER, record, record_versions, versions);
}

// Deepest first; a key that others have filled stays in the list for the next time.
void remove_empty_keys(std::vector<std::wstring>& keys) {
    std::sort(keys.begin(), keys.end(),
              [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::erase_if(keys, [](const std::wstring& key) {
        return registry::remove_if_empty(HKEY_CURRENT_USER, key);
    });
    std::reverse(keys.begin(), keys.end());
}

void forget_record() {
    std::vector<std::wstring> keys = registry::read_texts(HKEY_CURRENT_USER, record, record_keys);
    for (const wchar_t* name : {record_parts, record_keys, record_versions})
        registry::remove_value(HKEY_CURRENT_USER, record, name);
    remove_empty_keys(keys);
}

Parts foreign_parts(const fs::path& folder) {
    Parts foreign;
    for (const PartState& state : inspect(folder))
        if (std::any_of(state.deviations.begin(), state.deviations.end(),
                        [](const Deviation& d) { return d.flaw == Flaw::elsewhere; }))
            foreign.add(state.part);
    return foreign;
}

// nullopt: as it should be.
std::optional<Deviation> compare(const Value& value) {
    if (value.kind == Kind::number) {
        const auto number = registry::read_number(HKEY_CURRENT_USER, value.key, value.name);
        if (number && *number == value.number) return std::nullopt;
        return Deviation{number ? Flaw::different : Flaw::missing, value.key, value.name, {}};
    }
    const auto text = registry::read_text(HKEY_CURRENT_USER, value.key, value.name);
    if (!text) return Deviation{Flaw::missing, value.key, value.name, {}};
    if (value.kind == Kind::words) return std::nullopt;
    if (value.kind == Kind::fixed)
        return *text == value.text
                   ? std::nullopt
                   : std::optional(Deviation{Flaw::different, value.key, value.name, {}});
    const fs::path file = file_in(*text);
    if (!is_file(file)) return Deviation{Flaw::file_gone, value.key, value.name, file};
    if (!same_path(file, file_in(value.text)))
        return Deviation{Flaw::elsewhere, value.key, value.name, file};
    return *text == value.text || same_path(*text, value.text)
               ? std::nullopt
               : std::optional(Deviation{Flaw::different, value.key, value.name, file});
}

}  // namespace

std::vector<std::wstring> register_parts(Parts parts, const fs::path& folder, Language language) {
    std::vector<std::wstring> failed;
    std::vector<std::wstring> keys = registry::read_texts(HKEY_CURRENT_USER, record, record_keys);
    for (const Value& value : table(folder, language))
        if (value.parts.any_of(parts) &&
            (!registry::make_key(HKEY_CURRENT_USER, value.key, keys) || !write(value)))
            failed.push_back(place(value.key, value.name));
    std::vector<std::wstring> versions =
        registry::read_texts(HKEY_CURRENT_USER, record, record_versions);
    if (parts.has(Part::excel))
        for (const std::wstring& version : excel_versions()) {
            if (!add_open_value(version, keys)) failed.push_back(options_key(version));
            if (std::find(versions.begin(), versions.end(), version) == versions.end())
                versions.push_back(version);
        }
    if (!keep_record(registered_parts().with(parts), std::move(keys), versions))
        failed.push_back(record);
    return failed;
}

Unregistered unregister_parts(Parts parts, const fs::path& folder) {
    Unregistered result;
    const Parts foreign = foreign_parts(folder);
    for (const Part part : all_parts)
        if (parts.has(part) && foreign.has(part)) result.left.add(part);
    const Parts going = parts.without(result.left);
    const Parts staying = registered_parts().without(going);
    for (const Value& value : table(folder, Language::zh))
        if (value.parts.any_of(going) && !value.parts.any_of(staying) &&
            !registry::remove_value(HKEY_CURRENT_USER, value.key, value.name))
            result.failed.push_back(place(value.key, value.name));
    std::vector<std::wstring> versions =
        registry::read_texts(HKEY_CURRENT_USER, record, record_versions);
    if (going.has(Part::excel)) {
        for (const std::wstring& version : excel_versions()) versions.push_back(version);
        std::erase_if(versions,
                      [](const std::wstring& version) { return remove_open_value(version); });
        for (const std::wstring& version : versions) result.failed.push_back(options_key(version));
    }
    std::vector<std::wstring> keys = registry::read_texts(HKEY_CURRENT_USER, record, record_keys);
    remove_empty_keys(keys);
    if (registry::exists(HKEY_CURRENT_USER, record) &&
        !keep_record(staying, std::move(keys), versions))
        result.failed.push_back(record);
    if (staying.empty() && result.failed.empty()) forget_record();
    return result;
}

Parts registered_parts() {
    Parts parts;
    for (const std::wstring& name : registry::read_texts(HKEY_CURRENT_USER, record, record_parts))
        for (const Part part : all_parts)
            if (name == name_of(part)) parts.add(part);
    return parts;
}

std::vector<PartState> inspect(const fs::path& folder) {
    const std::vector<Value> values = table(folder, Language::zh);
    const Parts recorded = registered_parts();
    std::vector<PartState> states;
    for (const Part part : all_parts) {
        PartState state{part, recorded.has(part), {}};
        for (const Value& value : values)
            if (auto deviation = value.parts.has(part) ? compare(value) : std::nullopt)
                state.deviations.push_back(std::move(*deviation));
        if (part == Part::excel)
            for (const std::wstring& version : excel_versions())
                if (!has_open_value(version))
                    state.deviations.push_back({Flaw::missing, options_key(version), L"OPEN", {}});
        if (!state.registered)
            state.registered =
                std::none_of(state.deviations.begin(), state.deviations.end(),
                             [](const Deviation& d) { return d.flaw == Flaw::missing; });
        if (!state.registered) state.deviations.clear();
        states.push_back(std::move(state));
    }
    return states;
}

fs::path own_folder() {
    std::wstring path(MAX_PATH, L'\0');
    for (;;) {
        const DWORD size =
            GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size()));
        if (size < path.size()) return fs::path(path.substr(0, size)).parent_path();
        path.resize(path.size() * 2);
    }
}

}  // namespace kaoping::registration
