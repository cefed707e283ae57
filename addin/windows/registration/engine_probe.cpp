#include "windows/registration/engine_probe.hpp"

#include <kaoping_idl.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <memory>

#include "windows/common/utf16.hpp"

namespace kaoping::registration {

namespace {

class Apartment {
public:
    Apartment() : entered_(SUCCEEDED(CoInitializeEx(nullptr, COINIT_MULTITHREADED))) {}
    ~Apartment() {
        if (entered_) CoUninitialize();
    }
    Apartment(const Apartment&) = delete;
    Apartment& operator=(const Apartment&) = delete;

private:
    bool entered_;
};

struct Release {
    void operator()(IUnknown* object) const { object->Release(); }
};

std::string reason_for(HRESULT error) {
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "0x%08lX", static_cast<unsigned long>(error));
    std::array<wchar_t, 512> words{};
    DWORD size = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
                                static_cast<DWORD>(error), 0, words.data(),
                                static_cast<DWORD>(words.size()), nullptr);
    while (size > 0 &&
           (words[size - 1] == L'\r' || words[size - 1] == L'\n' || words[size - 1] == L' '))
        --size;
    return number.data() + (size == 0 ? "" : " " + utf8_of({words.data(), size}));
}

struct CloseToken {
    using pointer = HANDLE;
    void operator()(HANDLE token) const { CloseHandle(token); }
};

// COM ignores the classes of the user above this level of integrity.
bool above_medium_integrity() {
    HANDLE opened = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &opened)) return false;
    const std::unique_ptr<HANDLE, CloseToken> token(opened);
    alignas(TOKEN_MANDATORY_LABEL)
        std::array<std::byte, sizeof(TOKEN_MANDATORY_LABEL) + SECURITY_MAX_SID_SIZE>
            room{};
    DWORD size = 0;
    if (!GetTokenInformation(token.get(), TokenIntegrityLevel, room.data(),
                             static_cast<DWORD>(room.size()), &size))
        return false;
    const PSID level = reinterpret_cast<const TOKEN_MANDATORY_LABEL*>(room.data())->Label.Sid;
    return *GetSidSubAuthority(level, *GetSidSubAuthorityCount(level) - 1U) >
           SECURITY_MANDATORY_MEDIUM_RID;
}

}  // namespace

EngineProbe probe_engine() {
    const Apartment apartment;
    void* object = nullptr;
    HRESULT status =
        CoCreateInstance(CLSID_Engine, nullptr, CLSCTX_LOCAL_SERVER, IID_IEngine, &object);
    if (FAILED(status))
        return {"", reason_for(status), status == REGDB_E_CLASSNOTREG && above_medium_integrity()};
    const std::unique_ptr<IEngine, Release> engine(static_cast<IEngine*>(object));
    BSTR text = nullptr;
    status = engine->get_Version(&text);
    const std::string version = SUCCEEDED(status) ? utf8_of({text, SysStringLen(text)}) : "";
    SysFreeString(text);
    return {version, SUCCEEDED(status) ? "" : reason_for(status), false};
}

}  // namespace kaoping::registration
