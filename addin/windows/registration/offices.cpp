#include "windows/registration/offices.hpp"

#include <algorithm>

#include "windows/registration/registry.hpp"

namespace kaoping::registration {

namespace {

namespace fs = std::filesystem;

constexpr REGSAM views[] = {KEY_WOW64_64KEY, KEY_WOW64_32KEY};

const std::wstring microsoft = L"Software\\Microsoft\\Office";
const std::wstring kingsoft = L"Software\\Kingsoft\\Office";

bool is_version(const std::wstring& name) {
    return !name.empty() && name.front() >= L'0' && name.front() <= L'9' &&
           name.find_first_not_of(L"0123456789.") == std::wstring::npos;
}

int bits_of_view(REGSAM view) { return view == KEY_WOW64_64KEY ? 64 : 32; }

// 32 or 64 by what the program is made for; 0: there is none.
int bits_of_program(const fs::path& program) {
    DWORD kind = 0;
    if (!GetBinaryTypeW(program.c_str(), &kind)) return 0;
    return kind == SCS_64BIT_BINARY ? 64 : kind == SCS_32BIT_BINARY ? 32 : 0;
}

// Office from the network: its virtual registry may be listed only here.
int bits_of_click_to_run() {
    const auto platform =
        registry::read_text(HKEY_LOCAL_MACHINE, microsoft + L"\\ClickToRun\\Configuration",
                            L"Platform", KEY_WOW64_64KEY);
    return !platform ? 0 : *platform == L"x64" ? 64 : 32;
}

void add(std::vector<Office>& found, Office office) {
    const bool known = std::any_of(found.begin(), found.end(), [&](const Office& o) {
        return o.product == office.product && o.version == office.version &&
               (o.bits == office.bits || o.folder == office.folder);
    });
    if (!known) found.push_back(std::move(office));
}

void add_excel(std::vector<Office>& found) {
    for (const REGSAM view : views)
        for (const std::wstring& version :
             registry::keys_below(HKEY_LOCAL_MACHINE, microsoft, view)) {
            if (!is_version(version)) continue;
            const auto folder = registry::read_text(
                HKEY_LOCAL_MACHINE, microsoft + L"\\" + version + L"\\Excel\\InstallRoot", L"Path",
                view);
            if (!folder || folder->empty()) continue;
            const int click_to_run = bits_of_click_to_run();
            const int bits = bits_of_program(fs::path(*folder) / L"EXCEL.EXE");
            add(found, {Product::excel, version,
                        bits != 0           ? bits
                        : click_to_run != 0 ? click_to_run
                                            : bits_of_view(view),
                        *folder});
        }
}

// WPS writes "…\WPS Office\12.1.0.1234"; the programs are in office6 below it.
int bits_of_wps(const fs::path& folder) {
    const int below = bits_of_program(folder / L"office6" / L"et.exe");
    return below != 0 ? below : bits_of_program(folder / L"et.exe");
}

void add_wps(std::vector<Office>& found) {
    for (const HKEY root : {HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE})
        for (const REGSAM view : views)
            for (const std::wstring& version : registry::keys_below(root, kingsoft, view)) {
                if (!is_version(version)) continue;
                const auto folder = registry::read_text(
                    root, kingsoft + L"\\" + version + L"\\Common", L"InstallRoot", view);
                if (folder && !folder->empty())
                    add(found, {Product::wps, version, bits_of_wps(*folder), *folder});
            }
}

}  // namespace

std::vector<Office> offices_found() {
    std::vector<Office> found;
    add_excel(found);
    add_wps(found);
    return found;
}

std::vector<std::wstring> excel_versions() {
    std::vector<std::wstring> versions;
    const auto add_version = [&](const std::wstring& version) {
        if (std::find(versions.begin(), versions.end(), version) == versions.end())
            versions.push_back(version);
    };
    for (const Office& office : offices_found())
        if (office.product == Product::excel) add_version(office.version);
    for (const std::wstring& version : registry::keys_below(HKEY_CURRENT_USER, microsoft))
        if (is_version(version) &&
            registry::exists(HKEY_CURRENT_USER, excel_user_key(version) + L"\\Options"))
            add_version(version);
    return versions;
}

std::wstring excel_user_key(const std::wstring& version) {
    return microsoft + L"\\" + version + L"\\Excel";
}

}  // namespace kaoping::registration
