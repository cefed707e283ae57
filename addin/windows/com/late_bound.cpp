#include "windows/com/late_bound.hpp"

#include "windows/common/utf16.hpp"

namespace kaoping::com {

namespace {

// Formats and formulas are those of files, whatever the language of the office.
constexpr LCID american = 0x0409;

// What Invoke fills when the object raised an exception.
class Exception {
public:
    ~Exception() {
        SysFreeString(info_.bstrDescription);
        SysFreeString(info_.bstrSource);
        SysFreeString(info_.bstrHelpFile);
    }
    Exception() = default;
    Exception(const Exception&) = delete;
    Exception& operator=(const Exception&) = delete;
    EXCEPINFO* receive() { return &info_; }
    std::string text() {
        if (info_.pfnDeferredFillIn != nullptr) info_.pfnDeferredFillIn(&info_);
        return utf8_of_bstr(info_.bstrDescription);
    }

private:
    EXCEPINFO info_{};
};

}  // namespace

DISPID Members::id(IDispatch* object, const wchar_t* name) {
    const auto known = ids_.find(name);
    if (known != ids_.end()) return known->second;
    DISPID id = DISPID_UNKNOWN;
    auto* asked = const_cast<LPOLESTR>(name);
    const HRESULT result = object->GetIDsOfNames(IID_NULL, &asked, 1, american, &id);
    if (FAILED(result)) throw CallFailed(result, utf8_of(name));
    return ids_[name] = id;
}

Variant LateBound::get(const wchar_t* name, const std::vector<Variant>& arguments) const {
    return invoke(name, DISPATCH_PROPERTYGET | DISPATCH_METHOD, arguments);
}

Variant LateBound::property(const wchar_t* name) const { return invoke(name, DISPATCH_PROPERTYGET, {}); }

Variant LateBound::invoke(const wchar_t* name, WORD kind, const std::vector<Variant>& arguments) const {
    if (!object_) throw CallFailed(E_POINTER, utf8_of(name));
    std::vector<VARIANT> reversed;
    for (auto argument = arguments.rbegin(); argument != arguments.rend(); ++argument) reversed.push_back(argument->get());
    DISPPARAMS parameters{reversed.data(), nullptr, static_cast<UINT>(reversed.size()), 0};
    Variant result;
    Exception exception;
    const HRESULT called = object_->Invoke(members_->id(object_.get(), name), IID_NULL, american, kind, &parameters,
                                           result.receive(), exception.receive(), nullptr);
    if (FAILED(called)) throw CallFailed(called, utf8_of(name) + ": " + exception.text());
    return result;
}

LateBound LateBound::object(const wchar_t* name, Members& members, const std::vector<Variant>& arguments) const {
    Pointer<IDispatch> found = get(name, arguments).object();
    if (!found) throw CallFailed(E_NOINTERFACE, utf8_of(name));
    return {std::move(found), members};
}

std::string LateBound::text(const wchar_t* name, const std::vector<Variant>& arguments) const { return get(name, arguments).text(); }

long LateBound::whole(const wchar_t* name) const { return whole(get(name), name); }

long LateBound::whole(Variant value, const wchar_t* name) {
    if (!value.change_to(VT_I4)) throw CallFailed(DISP_E_TYPEMISMATCH, utf8_of(name));
    return value.get().lVal;
}

}  // namespace kaoping::com
