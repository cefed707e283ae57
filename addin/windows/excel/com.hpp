#pragma once

#include <windows.h>

#include <oleauto.h>

#include <string>
#include <string_view>
#include <utility>

#include "windows/com/bstr.hpp"
#include "windows/com/pointer.hpp"

namespace kaoping::excel {

using com::Bstr;
using com::new_bstr;
using com::Pointer;

// A VARIANT that owns what is in it, to be filled as one; texts stay UTF-16.
class Variant : public VARIANT {
public:
    Variant() { VariantInit(this); }
    explicit Variant(std::wstring_view text) : Variant() {
        vt = VT_BSTR;
        bstrVal = new_bstr(text);
    }
    explicit Variant(const wchar_t* text) : Variant(std::wstring_view(text)) {}
    explicit Variant(long number) : Variant() {
        vt = VT_I4;
        lVal = number;
    }
    explicit Variant(double number) : Variant() {
        vt = VT_R8;
        dblVal = number;
    }
    explicit Variant(bool flag) : Variant() {
        vt = VT_BOOL;
        boolVal = flag ? VARIANT_TRUE : VARIANT_FALSE;
    }
    explicit Variant(IDispatch* object) : Variant() {
        vt = VT_DISPATCH;
        pdispVal = object;
        if (object != nullptr) object->AddRef();
    }
    Variant(const Variant& other) : Variant() { VariantCopy(this, const_cast<Variant*>(&other)); }
    Variant(Variant&& other) noexcept : Variant() { swap(other); }
    Variant& operator=(Variant other) noexcept {
        swap(other);
        return *this;
    }
    ~Variant() { VariantClear(this); }

    static Variant missing() {  // an optional argument left out
        Variant none;
        none.vt = VT_ERROR;
        none.scode = DISP_E_PARAMNOTFOUND;
        return none;
    }
    void swap(Variant& other) noexcept {
        std::swap(static_cast<VARIANT&>(*this), static_cast<VARIANT&>(other));
    }
};

// A call that failed: why, in words when the callee had some.
struct Failure {
    HRESULT code;
    std::wstring text;
};

inline void check(HRESULT result, std::wstring text = {}) {
    if (FAILED(result)) throw Failure{result, std::move(text)};
}

}  // namespace kaoping::excel
