#pragma once

#include <windows.h>

#include <oleauto.h>

#include <string>
#include <string_view>
#include <utility>

namespace kaoping::excel {

// A counted reference to a COM object.
template <class T>
class Ref {
public:
    Ref() = default;
    explicit Ref(T* object) : object_(object) {
        if (object_ != nullptr) object_->AddRef();
    }
    Ref(const Ref& other) : Ref(other.object_) {}
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    Ref& operator=(Ref other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    ~Ref() {
        if (object_ != nullptr) object_->Release();
    }
    static Ref owning(T* object) {  // takes over the count that came with it
        Ref ref;
        ref.object_ = object;
        return ref;
    }
    T* get() const { return object_; }
    T* operator->() const { return object_; }
    explicit operator bool() const { return object_ != nullptr; }
    T** receive() {  // for an out parameter; lets go of what it held
        *this = Ref();
        return &object_;
    }
    void** receive_any() { return reinterpret_cast<void**>(receive()); }

private:
    T* object_ = nullptr;
};

inline BSTR new_bstr(std::wstring_view text) { return SysAllocStringLen(text.data(), static_cast<UINT>(text.size())); }

inline std::wstring text_of(BSTR text) { return text == nullptr ? std::wstring() : std::wstring(text, SysStringLen(text)); }

class Bstr {
public:
    explicit Bstr(std::wstring_view text) : text_(new_bstr(text)) {}
    Bstr(const Bstr&) = delete;
    Bstr& operator=(const Bstr&) = delete;
    ~Bstr() { SysFreeString(text_); }
    BSTR get() const { return text_; }

private:
    BSTR text_;
};

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
    void swap(Variant& other) noexcept { std::swap(static_cast<VARIANT&>(*this), static_cast<VARIANT&>(other)); }

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
