#include <windows.h>

#include <kaoping_idl.h>

#include <cwctype>
#include <string>

#include "reports/wording/catalogue.hpp"
#include "windows/common/language.hpp"
#include "windows/common/utf16.hpp"
#include "windows/engine/class_factory.hpp"

// A process for each client: COM starts it with -Embedding, and it ends when the client lets go of
// the engine.
namespace {

constexpr UINT client_comes_within =
    60'000;  // milliseconds; else whoever asked for the engine has gone
constexpr int nothing_done = 2;

bool started_by_com(std::wstring line) {
    for (wchar_t& c : line) c = static_cast<wchar_t>(std::towlower(c));
    return line.find(L"-embedding") != std::wstring::npos ||
           line.find(L"/embedding") != std::wstring::npos;
}

// In both languages; where somebody reads what the program prints (a script, a test), there.
int tell_person() {
    const kaoping::Text& text = kaoping::words("engine-started-by-hand");
    const std::string both = kaoping::user_language() == kaoping::Language::en
                                 ? text.en + "\n\n" + text.zh
                                 : text.zh + "\n\n" + text.en;
    HANDLE output = GetStdHandle(STD_ERROR_HANDLE);
    DWORD written = 0;
    if (output != nullptr && output != INVALID_HANDLE_VALUE &&
        WriteFile(output, both.data(), static_cast<DWORD>(both.size()), &written, nullptr))
        return nothing_done;
    const kaoping::Text& title = kaoping::words("engine-title");
    MessageBoxW(nullptr, kaoping::utf16_of(both).c_str(),
                kaoping::utf16_of(title.zh + " " + title.en).c_str(), MB_OK | MB_ICONINFORMATION);
    return nothing_done;
}

class Apartment {
public:
    Apartment() : result_(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED)) {}
    ~Apartment() {
        if (SUCCEEDED(result_)) CoUninitialize();
    }
    Apartment(const Apartment&) = delete;
    Apartment& operator=(const Apartment&) = delete;
    bool entered() const { return SUCCEEDED(result_); }

private:
    HRESULT result_;
};

class Registration {
public:
    explicit Registration(IClassFactory& factory)
        : result_(CoRegisterClassObject(__uuidof(Engine), &factory, CLSCTX_LOCAL_SERVER,
                                        REGCLS_SINGLEUSE, &cookie_)) {}
    ~Registration() {
        if (SUCCEEDED(result_)) CoRevokeClassObject(cookie_);
    }
    Registration(const Registration&) = delete;
    Registration& operator=(const Registration&) = delete;
    HRESULT result() const { return result_; }

private:
    DWORD cookie_ = 0;
    HRESULT result_;
};

void answer_calls(const kaoping::com::ClassFactory& factory) {
    const UINT_PTR timer = SetTimer(nullptr, 0, client_comes_within, nullptr);
    MSG message{};
    while (GetMessageW(&message, nullptr, 0, 0) > 0) {
        if (message.message == WM_TIMER && message.hwnd == nullptr && message.wParam == timer) {
            KillTimer(nullptr, timer);
            if (!factory.has_made_one()) return;
            continue;
        }
        TranslateMessage(&message);
        DispatchMessageW(&message);
    }
}

}  // namespace

int WINAPI wWinMain(HINSTANCE, HINSTANCE, PWSTR line, int) {
    if (!started_by_com(line)) return tell_person();
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX |
                 SEM_NOOPENFILEERRORBOX);  // there is nobody to see a box
    const Apartment apartment;
    if (!apartment.entered()) return nothing_done;
    kaoping::com::ClassFactory factory;
    const Registration registration(factory);
    if (FAILED(registration.result())) return nothing_done;
    answer_calls(factory);
    return 0;
}
