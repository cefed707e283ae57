#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <kaoping_idl.h>
#include <ocidl.h>
#include <tlhelp32.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <span>
#include <variant>

#include "intake/xlsx.hpp"
#include "job/system/paths.hpp"
#include "windows/common/program_identity.hpp"
#include "windows/common/utf16.hpp"
#include "windows/live_workbook.hpp"

// A client of the engine in C++: what scripts cannot have under Wine. engine_test.py says what each
// line means.
namespace {

using namespace kaoping;
using com::Bstr;
using com::Pointer;
using com::Variant;

void tell(const std::string& line) {
    std::fwrite((line + "\n").data(), 1, line.size() + 1, stdout);
    std::fflush(stdout);
}

std::string hex(HRESULT result) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%08lx", static_cast<unsigned long>(result));
    return digits;
}

// The thread's error, as a client reads it.
std::string description() {
    Pointer<IErrorInfo> info;
    BSTR text = nullptr;
    if (GetErrorInfo(0, info.receive()) != S_OK) return "none";
    info->GetDescription(&text);
    std::string utf8 = com::utf8_of_bstr(text);
    SysFreeString(text);
    return utf8;
}

class Sink final : public IDispatch {
public:
    using Heard = std::function<HRESULT(const std::string& line)>;
    explicit Sink(Heard heard) : heard_(std::move(heard)) {}

    STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
        const bool known = IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IDispatch) ||
                           IsEqualIID(iid, __uuidof(_IEngineEvents));
        *object = known ? static_cast<IDispatch*>(this) : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return 2; }
    STDMETHODIMP_(ULONG) Release() override { return 1; }
    STDMETHODIMP GetTypeInfoCount(UINT* count) override {
        *count = 0;
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    STDMETHODIMP GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override {
        return E_NOTIMPL;
    }
    STDMETHODIMP Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* parameters, VARIANT*, EXCEPINFO*,
                        UINT*) override {
        std::string line = "event " + std::to_string(id);
        for (UINT i = parameters->cArgs; i > 0; --i) {
            Variant value = Variant::copy_of(parameters->rgvarg[i - 1]);
            value.change_to(VT_BSTR);
            line += " " + value.text();
        }
        return heard_(line);
    }

private:
    Heard heard_;
};

Pointer<IEngine> engine() {
    Pointer<IEngine> made;
    const HRESULT result =
        CoCreateInstance(__uuidof(Engine), nullptr, CLSCTX_LOCAL_SERVER, __uuidof(IEngine),
                         reinterpret_cast<void**>(made.receive()));
    tell("engine " + hex(result));
    if (FAILED(result)) std::exit(3);
    return made;
}

// Connected as long as it lives.
class Listening {
public:
    Listening(const Pointer<IEngine>& engine, Sink& sink) {
        const auto container = engine.as<IConnectionPointContainer>(IID_IConnectionPointContainer);
        tell(container ? "container" : "no container");
        const HRESULT found =
            container->FindConnectionPoint(__uuidof(_IEngineEvents), point_.receive());
        const HRESULT advised = point_->Advise(&sink, &cookie_);
        tell("advise " + hex(found) + " " + hex(advised));
    }
    ~Listening() {
        const HRESULT first = point_->Unadvise(cookie_), again = point_->Unadvise(cookie_);
        tell("unadvise " + hex(first) + " " + hex(again));
    }

private:
    Pointer<IConnectionPoint> point_;
    DWORD cookie_ = 0;
};

void tell_result(const char* what, HRESULT result, BSTR text) {
    tell(std::string(what) + " " + hex(result) + " " +
         (FAILED(result) ? description() : std::to_string(SysStringLen(text))));
    SysFreeString(text);
}

void score(const Pointer<IEngine>& engine, const std::string& source, const std::string& output) {
    BSTR json = nullptr;
    const Variant sources(source), target(output), options("Jobs=1");
    const HRESULT result = engine->Score(sources.get(), target.get(), options.get(), &json);
    tell_result("score", result, json);
}

void identity() {
    const auto own = engine();
    GUID guid{};
    const auto info = own.as<IProvideClassInfo2>(IID_IProvideClassInfo2);
    tell("default source " +
         std::string(info && SUCCEEDED(info->GetGUID(GUIDKIND_DEFAULT_SOURCE_DISP_IID, &guid)) &&
                             IsEqualGUID(guid, __uuidof(_IEngineEvents))
                         ? "yes"
                         : "no"));
    const auto errors = own.as<ISupportErrorInfo>(IID_ISupportErrorInfo);
    tell("error info " +
         hex(errors ? errors->InterfaceSupportsErrorInfo(__uuidof(IEngine)) : E_NOINTERFACE));
    Pointer<IEnumConnectionPoints> points;
    Pointer<IConnectionPoint> first, second;
    ULONG fetched = 0;
    own.as<IConnectionPointContainer>(IID_IConnectionPointContainer)
        ->EnumConnectionPoints(points.receive());
    const HRESULT one = points->Next(1, first.receive(), &fetched),
                  none = points->Next(1, second.receive(), &fetched);
    tell("points " + hex(one) + " " + hex(none));
    BSTR version = nullptr;
    own->get_Version(&version);
    tell("version " + com::utf8_of_bstr(version));
    SysFreeString(version);
}

void events(const std::string& source, const std::string& output) {
    const auto own = engine();
    Sink sink([](const std::string& line) {
        tell(line);
        return S_OK;
    });
    const Listening listening(own, sink);
    score(own, source, output);
}

void cancel(const std::string& source, const std::string& output, const std::string& at) {
    const auto own = engine();
    own->put_Language(Bstr("en").get());
    Sink sink([&](const std::string& line) {
        tell(line);
        if (line.find(at) != std::string::npos) tell("cancel " + hex(own->Cancel()));
        return S_OK;
    });
    {
        const Listening listening(own, sink);
        score(own, source, output);
    }
    score(own, source, output);  // the next run is none of its business
}

void busy(const std::string& source, const std::string& output) {
    const auto own = engine();
    bool asked = false;
    Sink sink([&](const std::string&) {
        if (!std::exchange(asked, true)) score(own, source, output + "-2");
        return E_FAIL;  // a sink that fails stops nothing
    });
    const Listening listening(own, sink);
    score(own, source, output);
}

// As if the engine had crashed.
void kill_engine() {
    HANDLE processes = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof entry;
    for (BOOL more = Process32FirstW(processes, &entry); more;
         more = Process32NextW(processes, &entry)) {
        if (std::wstring(entry.szExeFile).find(program::engine) == std::wstring::npos) continue;
        HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, entry.th32ProcessID);
        tell(std::string("killed ") + (TerminateProcess(process, 9) ? "yes" : "no"));
        CloseHandle(process);
    }
    CloseHandle(processes);
}

void killed(const std::string& source, const std::string& output) {
    const auto own = engine();
    bool done = false;
    Sink sink([&](const std::string&) {
        if (!std::exchange(done, true)) kill_engine();
        return S_OK;
    });
    {
        const auto container = own.as<IConnectionPointContainer>(IID_IConnectionPointContainer);
        Pointer<IConnectionPoint> point;
        DWORD cookie = 0;
        container->FindConnectionPoint(__uuidof(_IEngineEvents), point.receive());
        point->Advise(&sink, &cookie);
        score(own, source, output);
    }
    const auto next = engine();
    score(next, source, output);
}

// The file as a workbook open in an office and not saved: the results of check and score, written
// into files.
void live(const std::string& file, const std::string& output) {
    const auto content = read_file(to_path(file));
    auto read = read_workbook(std::span<const char>(*content));
    test::LiveWorkbook workbook{std::get<Workbook>(std::move(read)),
                                to_utf8(to_path(file).filename()),
                                "",
                                false,
                                true,
                                "General",
                                0,
                                {}};
    const auto office = test::live_object(workbook);
    const auto own = engine();
    for (const bool check : {true, false}) {
        BSTR json = nullptr;
        const Variant none = Variant::missing();
        workbook.calls = 0;
        const HRESULT result =
            check ? own->CheckWorkbook(office.get(), none.get(), &json)
                  : own->ScoreWorkbook(office.get(), Bstr(output).get(), none.get(), &json);
        const std::string text = com::utf8_of_bstr(json);
        std::ofstream(to_path(output + (check ? "-check.json" : "-score.json")), std::ios::binary)
            << text;
        tell_result(check ? "check" : "score", result, json);
        tell("calls " + std::to_string(workbook.calls));
    }
    workbook.on_call = [] { throw std::runtime_error("a cell is edited"); };
    BSTR json = nullptr;
    const HRESULT result = own->CheckWorkbook(office.get(), Variant::missing().get(), &json);
    tell_result("refusing", result, json);
}

}  // namespace

int wmain(int count, wchar_t** words) {
    _setmode(_fileno(stdout), _O_BINARY);
    std::vector<std::string> given;
    for (int i = 1; i < count; ++i) given.push_back(utf8_of(words[i]));
    given.resize(4);
    CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
    const std::string what = given[0];
    if (what == "identity") identity();
    if (what == "events") events(given[1], given[2]);
    if (what == "cancel") cancel(given[1], given[2], given[3]);
    if (what == "busy") busy(given[1], given[2]);
    if (what == "killed") killed(given[1], given[2]);
    if (what == "live") live(given[1], given[2]);
    tell("end of " + what);
    CoUninitialize();
    return 0;
}
