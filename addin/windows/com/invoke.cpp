#include "windows/com/invoke.hpp"

#include <vector>

#include "windows/com/bstr.hpp"

namespace kaoping::com {

namespace {

// Formats and formulas are those of files, whatever the language of the office; one without the
// language of the country that Windows is set to refuses that.
constexpr LCID american = 0x0409;

// What an object says of its exception.
class Exception {
public:
    Exception() = default;
    Exception(const Exception&) = delete;
    Exception& operator=(const Exception&) = delete;
    ~Exception() {
        SysFreeString(info_.bstrDescription);
        SysFreeString(info_.bstrSource);
        SysFreeString(info_.bstrHelpFile);
    }
    EXCEPINFO* receive() { return &info_; }
    Called outcome() {
        if (info_.pfnDeferredFillIn != nullptr) info_.pfnDeferredFillIn(&info_);
        return {DISP_E_EXCEPTION, FAILED(info_.scode) ? info_.scode : DISP_E_EXCEPTION,
                utf16_of_bstr(info_.bstrDescription)};
    }

private:
    EXCEPINFO info_{};
};

}  // namespace

HRESULT member_id(IDispatch& object, const wchar_t* name, DISPID& id) {
    auto* asked = const_cast<LPOLESTR>(name);
    return object.GetIDsOfNames(IID_NULL, &asked, 1, american, &id);
}

Called invoke(IDispatch& object, DISPID id, WORD kind, std::span<const VARIANT> arguments,
              VARIANT* value) {
    std::vector<VARIANT> reversed(arguments.rbegin(), arguments.rend());
    const bool put = kind == DISPATCH_PROPERTYPUT;
    DISPID named = DISPID_PROPERTYPUT;
    DISPPARAMS parameters{reversed.data(), put ? &named : nullptr,
                          static_cast<UINT>(reversed.size()), put ? 1U : 0U};
    Exception exception;
    const HRESULT result = object.Invoke(id, IID_NULL, american, kind, &parameters,
                                         put ? nullptr : value, exception.receive(), nullptr);
    return result == DISP_E_EXCEPTION ? exception.outcome() : Called{result, result, {}};
}

}  // namespace kaoping::com
