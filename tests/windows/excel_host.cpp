// An Excel that is none: loads the add-in's DLL as Excel does, presses what a script says, and
// tells every call on standard output.   kaoping-excel-host DLL SCRIPT [native] A line of the
// script: what to do, a tab, what with. `native`: people see the add-in's own windows.
#include <cstdio>

#include <windows.h>

#include <tlhelp32.h>

#include "fake_look.hpp"
#include "fake_office.hpp"
#include "windows/common/program_identity.hpp"
#include "windows/excel/office_interfaces.hpp"

namespace kaoping::fake {

namespace {

using excel::Bstr;
using excel::check;

class Control final : public FakeObject {  // IRibbonControl
public:
    Control(const std::wstring& id, const std::wstring& tag) : FakeObject(L"Control") {
        value(L"Id", [=] { return Variant(id); });
        value(L"Tag", [=] { return Variant(tag); });
    }
};

void pump(DWORD milliseconds) {
    const ULONGLONG end = GetTickCount64() + milliseconds;
    for (ULONGLONG now = GetTickCount64(); now < end; now = GetTickCount64()) {
        MsgWaitForMultipleObjects(0, nullptr, FALSE, static_cast<DWORD>(end - now), QS_ALLINPUT);
        for (MSG message; PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE);) {
            TranslateMessage(&message);
            DispatchMessageW(&message);
        }
    }
}

// The engines that have started since the host has: a crash of theirs.
void kill_engines() {
    FILETIME began{}, other{};
    GetProcessTimes(GetCurrentProcess(), &began, &other, &other, &other);
    const HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof entry;
    for (BOOL more = Process32FirstW(all, &entry); more; more = Process32NextW(all, &entry)) {
        if (lstrcmpiW(entry.szExeFile, program::engine) != 0) continue;
        const HANDLE engine =
            OpenProcess(PROCESS_TERMINATE | PROCESS_QUERY_INFORMATION, FALSE, entry.th32ProcessID);
        FILETIME started{};
        if (GetProcessTimes(engine, &started, &other, &other, &other) &&
            CompareFileTime(&started, &began) >= 0 && TerminateProcess(engine, 3))
            tell(L"killed an engine");
        CloseHandle(engine);
    }
    CloseHandle(all);
}

class Host {
public:
    Host(const wchar_t* dll, bool native) : native_(native), people_(std::make_shared<People>()) {
        window_ = CreateWindowExW(0, L"STATIC", L"Excel", WS_OVERLAPPEDWINDOW | WS_VISIBLE, 40, 40,
                                  900, 600, nullptr, nullptr, nullptr, nullptr);
        library_ = LoadLibraryW(dll);
        if (library_ == nullptr) throw Failure{HRESULT_FROM_WIN32(GetLastError()), L"LoadLibrary"};
        office_ = Pointer<FakeApplication>::adopt(new FakeApplication(window_));
        addin_ = object_of(clsid_addin, excel::iid_extensibility);
    }

    void run(const std::wstring& what, const std::vector<std::wstring>& with) {
        if (what == L"language") office_->language = std::stol(with.at(0));
        else if (what == L"book") office_->book = with.at(0).empty() ? nullptr : read_book(with[0]);
        else if (what == L"connect") connect();
        else if (what == L"disconnect") disconnect();
        else if (what == L"ribbon") tell(L"answer " + one_line(ribbon()));
        else if (what == L"name")
            tell(L"answer " + std::to_wstring(dispatch().has(with.at(0).c_str())));
        else if (what == L"call") call(with.at(0), with.at(1), with.size() > 2 ? with[2] : L"");
        else if (what == L"reply") people_->answers.emplace_back(with.at(0));
        else if (what == L"list")
            people_->list.call(L"Press",
                               {Variant(std::stol(with.at(0))), Variant(std::stol(with.at(1)))});
        else if (what == L"wait") wait(std::stoul(with.at(0)));
        else if (what == L"pump") pump(std::stoul(with.at(0)));
        else if (what == L"look") look_at_windows(window_, std::stoul(with.at(0)));
        else if (what == L"function") function(with);
        else if (what == L"functions") list_functions();
        else if (what == L"kill") kill_engines();
        else throw Failure{E_INVALIDARG, what};
    }

    // Everything let go of: may the DLL leave?
    bool let_go() {
        people_->list = Object();
        addin_ = Pointer<IUnknown>();
        functions_ = Object();
        using CanUnload = HRESULT(STDMETHODCALLTYPE*)();
        return reinterpret_cast<CanUnload>(
                   reinterpret_cast<void*>(GetProcAddress(library_, "DllCanUnloadNow")))() == S_OK;
    }

private:
    Pointer<IUnknown> object_of(REFCLSID kind, REFIID face) const {
        using GetClass = HRESULT(STDMETHODCALLTYPE*)(REFCLSID, REFIID, void**);
        const auto get = reinterpret_cast<GetClass>(
            reinterpret_cast<void*>(GetProcAddress(library_, "DllGetClassObject")));
        Pointer<IClassFactory> factory;
        check(get(kind, IID_IClassFactory, factory.receive_any()), L"DllGetClassObject");
        Pointer<IUnknown> object;
        check(factory->CreateInstance(nullptr, face, object.receive_any()), L"CreateInstance");
        return object;
    }

    excel::Extensibility* extensibility() const {
        return static_cast<excel::Extensibility*>(addin_.get());
    }

    Object dispatch() const {
        Pointer<IDispatch> face;
        check(addin_->QueryInterface(IID_IDispatch, face.receive_any()));
        return Object(face.get());
    }

    void connect() {
        Variant custom;
        custom.vt = VT_ARRAY | VT_VARIANT;
        custom.parray = SafeArrayCreateVector(VT_VARIANT, 1, 1);
        LONG first = 1;
        Variant given = native_ ? Variant() : dialogs_object(people_);
        check(SafeArrayPutElement(custom.parray, &first, &given));
        check(extensibility()->OnConnection(office_.get(), 0, nullptr, &custom.parray),
              L"OnConnection");
        check(extensibility()->OnStartupComplete(&custom.parray), L"OnStartupComplete");
    }

    void disconnect() {
        check(extensibility()->OnBeginShutdown(nullptr), L"OnBeginShutdown");
        check(extensibility()->OnDisconnection(0, nullptr), L"OnDisconnection");
    }

    std::wstring ribbon() const {
        Pointer<IUnknown> face;
        check(addin_->QueryInterface(excel::iid_ribbon, face.receive_any()),
              L"IRibbonExtensibility");
        const Bstr name(L"Microsoft.Excel.Workbook");
        Variant xml;
        xml.vt = VT_BSTR;
        check(static_cast<excel::RibbonExtensibility*>(face.get())
                  ->GetCustomUI(name.get(), &xml.bstrVal),
              L"GetCustomUI");
        return excel::text_of(xml);
    }

    void call(const std::wstring& callback, const std::wstring& id, const std::wstring& tag) const {
        const Variant answer = dispatch().call(callback.c_str(), {made<Control>(id, tag)});
        tell(L"answer " +
             (answer.vt == VT_BSTR ? one_line(excel::text_of(answer)) : shown(answer)));
    }

    // Until the status bar is the office's own again.
    void wait(DWORD seconds) const {
        const ULONGLONG end = GetTickCount64() + 1000ULL * seconds;
        while (!office_->status_bar.empty() && GetTickCount64() < end) pump(20);
        pump(50);
        tell(office_->status_bar.empty() ? L"answer over" : L"answer still running");
    }

    Object& functions() {
        if (!functions_) {
            Pointer<IDispatch> face;
            check(object_of(clsid_functions, IID_IDispatch)
                      ->QueryInterface(IID_IDispatch, face.receive_any()));
            functions_ = Object(face.get());
        }
        return functions_;
    }

    // An argument that is a number is given as one.
    void function(const std::vector<std::wstring>& with) {
        std::vector<Variant> arguments;
        for (std::size_t at = 1; at < with.size(); ++at) {
            wchar_t* end = nullptr;
            const double number = std::wcstod(with[at].c_str(), &end);
            arguments.push_back(*end == L'\0' && !with[at].empty() ? Variant(number)
                                                                   : Variant(with[at]));
        }
        tell(L"answer " + shown(functions().call(with.at(0).c_str(), arguments)));
    }

    // As Excel's list of functions finds them.
    void list_functions() {
        Pointer<ITypeInfo> info;
        check(functions().get()->GetTypeInfo(0, LOCALE_USER_DEFAULT, info.receive()),
              L"GetTypeInfo");
        TYPEATTR* type = nullptr;
        check(info->GetTypeAttr(&type));
        for (UINT at = 0; at < type->cFuncs; ++at) describe(info, at);
        info->ReleaseTypeAttr(type);
    }

    static void describe(const Pointer<ITypeInfo>& info, UINT at) {
        FUNCDESC* function = nullptr;
        check(info->GetFuncDesc(at, &function));
        BSTR name = nullptr;
        UINT found = 0;
        check(info->GetNames(function->memid, &name, 1, &found));
        const bool shown_to_people =
            (function->wFuncFlags & FUNCFLAG_FRESTRICTED) == 0;  // IDispatch's own are not
        if (shown_to_people)
            tell(L"answer " + com::utf16_of_bstr(name) + L" " + std::to_wstring(function->cParams));
        SysFreeString(name);
        info->ReleaseFuncDesc(function);
    }

    bool native_;
    std::shared_ptr<People> people_;
    HWND window_ = nullptr;
    HMODULE library_ = nullptr;
    Pointer<FakeApplication> office_;
    Pointer<IUnknown> addin_;
    Object functions_;
};

void run_script(Host& host, const wchar_t* script) {
    for (const std::wstring& line : lines_of_file(script)) {
        if (line.empty()) continue;
        std::vector<std::wstring> parts = parts_of(line);
        tell(L"do " + line);
        const std::wstring what = parts.front();
        parts.erase(parts.begin());
        host.run(what, parts);
    }
}

int run(int count, wchar_t** arguments) {
    if (count < 3) return 2;
    Host host(arguments[1], count > 3);
    run_script(host, arguments[2]);
    tell(host.let_go() ? L"unload yes" : L"unload no");
    tell(L"end of script");
    return 0;
}

}  // namespace

}  // namespace kaoping::fake

int wmain(int count, wchar_t** arguments) {
    CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
    int status = 1;
    try {
        kaoping::fake::tell(sizeof(void*) == 8 ? L"host of 64 bits" : L"host of 32 bits");
        status = kaoping::fake::run(count, arguments);
    } catch (const kaoping::excel::Failure& failure) {
        std::printf("FAILED %08lx ", static_cast<unsigned long>(failure.code));
        kaoping::fake::tell(failure.text);
    } catch (const std::exception& error) {
        std::printf("FAILED %s\n", error.what());
    }
    CoUninitialize();
    return status;
}
