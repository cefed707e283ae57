#include "windows/registration/table.hpp"

#include <kaoping_idl.h>

#include <array>

#include "reports/wording/catalogue.hpp"
#include "windows/common/program_identity.hpp"
#include "windows/common/utf16.hpp"

namespace kaoping::registration {

namespace {

constexpr Parts of_engine{Part::engine, Part::excel,
                          Part::wps};  // the add-in does nothing without it
constexpr Parts of_addin{Part::excel, Part::wps};
constexpr Parts of_excel{Part::excel};
constexpr Parts of_wps{Part::wps};
constexpr Parts of_menu{Part::menu};

const std::wstring classes = L"Software\\Classes\\";
// Of CLSID and Interface programs of 32 and of 64 bits each see their own; the other classes are
// shared.
constexpr const wchar_t* view_64 = L"";
constexpr const wchar_t* view_32 = L"WOW6432Node\\";

constexpr const wchar_t* version_of_library = L"1.0";
// Ole Automation's own: they move calls between processes by the type library, of dual interfaces
// and of events.
constexpr const wchar_t* proxy_dual = L"{00020424-0000-0000-C000-000000000046}";
constexpr const wchar_t* proxy_dispatch = L"{00020420-0000-0000-C000-000000000046}";

std::wstring text_of(const GUID& guid) {
    std::array<wchar_t, 64> text{};
    StringFromGUID2(guid, text.data(), static_cast<int>(text.size()));
    return text.data();
}

std::wstring quoted(const std::wstring& text) { return L"\"" + text + L"\""; }

class Table {
public:
    Table(const std::filesystem::path& folder, Language language)
        : folder_(folder), english_(language == Language::en) {}

    std::vector<Value> take() {
        engine();
        addin();
        wps();
        menu();
        return std::move(values_);
    }

private:
    void fixed(Parts parts, const std::wstring& key, const wchar_t* name, std::wstring text) {
        values_.push_back({parts, key, name, Kind::fixed, std::move(text)});
    }
    void file(Parts parts, const std::wstring& key, const wchar_t* name, std::wstring text) {
        values_.push_back({parts, key, name, Kind::file, std::move(text)});
    }
    void number(Parts parts, const std::wstring& key, const wchar_t* name, std::uint32_t n) {
        values_.push_back({parts, key, name, Kind::number, L"", n});
    }
    void words(Parts parts, const std::wstring& key, const wchar_t* name, MessageCode code) {
        const Text& text = kaoping::words(code);
        values_.push_back({parts, key, name, Kind::words, utf16_of(english_ ? text.en : text.zh)});
    }
    std::wstring path(const wchar_t* program) const { return (folder_ / program).native(); }

    void class_of(Parts parts, const std::wstring& prog_id, const GUID& clsid) {
        words(parts, classes + prog_id, L"", "office-product");
        fixed(parts, classes + prog_id + L"\\CLSID", L"", text_of(clsid));
    }

    void engine() {
        const std::wstring versioned = std::wstring(prog_id::engine) + L".1";
        class_of(of_engine, prog_id::engine, CLSID_Engine);
        fixed(of_engine, classes + prog_id::engine + L"\\CurVer", L"", versioned);
        class_of(of_engine, versioned, CLSID_Engine);
        const std::wstring program = path(program::engine);
        for (const wchar_t* view : {view_64, view_32}) {
            const std::wstring key = classes + view + L"CLSID\\" + text_of(CLSID_Engine);
            words(of_engine, key, L"", "office-product");
            file(of_engine, key + L"\\LocalServer32", L"", quoted(program));
            fixed(of_engine, key + L"\\ProgID", L"", versioned);
            fixed(of_engine, key + L"\\VersionIndependentProgID", L"", prog_id::engine);
            fixed(of_engine, key + L"\\TypeLib", L"", text_of(LIBID_Kaoping));
            fixed(of_engine, key + L"\\Version", L"", version_of_library);
            fixed(of_engine, key + L"\\Programmable", L"", L"");
            interface_of(view, IID_IEngine, L"IEngine", proxy_dual);
            interface_of(view, DIID__IEngineEvents, L"_IEngineEvents", proxy_dispatch);
        }
        const std::wstring library =
            classes + L"TypeLib\\" + text_of(LIBID_Kaoping) + L"\\" + version_of_library;
        words(of_engine, library, L"", "office-product");
        for (const wchar_t* system : {L"win64", L"win32"})
            file(of_engine, library + L"\\0\\" + system, L"", program);
        fixed(of_engine, library + L"\\FLAGS", L"", L"0");
    }

    void interface_of(const wchar_t* view, const GUID& iid, const wchar_t* name,
                      const wchar_t* proxy) {
        const std::wstring key = classes + view + L"Interface\\" + text_of(iid);
        fixed(of_engine, key, L"", name);
        fixed(of_engine, key + L"\\ProxyStubClsid32", L"", proxy);
        fixed(of_engine, key + L"\\TypeLib", L"", text_of(LIBID_Kaoping));
        fixed(of_engine, key + L"\\TypeLib", L"Version", version_of_library);
    }

    void in_process(Parts parts, const wchar_t* prog_id, const GUID& clsid, bool programmable) {
        class_of(parts, prog_id, clsid);
        for (const wchar_t* view : {view_64, view_32}) {
            const std::wstring key = classes + view + L"CLSID\\" + text_of(clsid);
            words(parts, key, L"", "office-product");
            file(parts, key + L"\\InprocServer32", L"",
                 path(view == view_64 ? program::addin_64 : program::addin_32));
            fixed(parts, key + L"\\InprocServer32", L"ThreadingModel", L"Apartment");
            fixed(parts, key + L"\\ProgID", L"", prog_id);
            if (programmable) fixed(parts, key + L"\\Programmable", L"", L"");
        }
    }

    void addin() {
        in_process(of_addin, prog_id::addin, clsid_addin, false);
        in_process(of_excel, prog_id::functions, clsid_functions, true);
        const std::wstring key = excel_addin_key();
        words(of_addin, key, L"FriendlyName", "office-product");
        words(of_addin, key, L"Description", "office-description");
        constexpr std::uint32_t loaded_at_startup = 3;
        number(of_addin, key, load_behavior, loaded_at_startup);
        number(of_addin, key, L"CommandLineSafe", 0);
    }

    void wps() { fixed(of_wps, wps_addin_key(), prog_id::addin, L""); }

    // A verb of Explorer runs once a selected item; the window gathers what comes in quick
    // succession (its own affair).
    void verb(const std::wstring& where, const wchar_t* placeholder, const wchar_t* command,
              MessageCode code) {
        const std::wstring key = classes + where + L"\\shell\\kaoping." + command;
        words(of_menu, key, L"", code);
        file(of_menu, key, L"Icon", path(program::window) + L",0");
        fixed(of_menu, key, L"MultiSelectModel",
              L"Player");  // offered for any number of items, not only for up to 15
        file(of_menu, key + L"\\command", L"",
             quoted(path(program::window)) + L" " + command + L" " + quoted(placeholder));
    }

    void menu() {
        const std::pair<const wchar_t*, const wchar_t*> places[] = {
            {L"Directory", L"%1"},
            {L"Directory\\Background", L"%V"},
            {L"SystemFileAssociations\\.xlsx", L"%1"},
            {L"SystemFileAssociations\\.xlsm", L"%1"}};
        for (const auto& [where, placeholder] : places) {
            verb(where, placeholder, L"score", "menu-score");
            verb(where, placeholder, L"check", "menu-check");
        }
    }

    std::filesystem::path folder_;
    bool english_;
    std::vector<Value> values_;
};

}  // namespace

const wchar_t* name_of(Part part) {
    switch (part) {
        case Part::engine: return L"engine";
        case Part::excel: return L"excel";
        case Part::wps: return L"wps";
        case Part::menu: return L"menu";
    }
    return L"";
}

std::vector<Value> table(const std::filesystem::path& folder, Language language) {
    return Table(folder, language).take();
}

std::wstring excel_addin_key() {
    return std::wstring(L"Software\\Microsoft\\Office\\Excel\\Addins\\") + prog_id::addin;
}

std::wstring wps_addin_key() { return L"Software\\Kingsoft\\Office\\ET\\AddinsWL"; }

std::filesystem::path file_in(const std::wstring& text) {
    if (text.starts_with(L'"')) return text.substr(1, text.find(L'"', 1) - 1);
    const std::size_t comma = text.rfind(L',');
    const bool numbered = comma != std::wstring::npos &&
                          text.find_first_not_of(L"-0123456789", comma + 1) == std::wstring::npos;
    return numbered ? text.substr(0, comma) : text;
}

}  // namespace kaoping::registration
