#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "windows/excel/late_bound.hpp"

// Objects of an office that is none, made of members by name; every call on them is printed on
// standard output.
namespace kaoping::fake {

using excel::Failure;
using excel::Object;
using excel::Pointer;
using excel::Variant;
using Given = std::vector<Variant>;

void tell(const std::wstring& line);            // one line of standard output, UTF-8
std::wstring shown(const Variant& value);       // "text", 12, true, [object], error 2015, (2 × 3)
std::wstring one_line(std::wstring_view text);  // line ends and tabs as \n, \t
[[noreturn]] void refuse(const wchar_t* why);   // as Excel's run-time error 1004

class FakeObject : public IDispatch {
public:
    explicit FakeObject(std::wstring name) : name_(std::move(name)) {}
    virtual ~FakeObject() = default;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID asked, void** object) override;
    ULONG STDMETHODCALLTYPE AddRef() override {
        return static_cast<ULONG>(InterlockedIncrement(&count_));
    }
    ULONG STDMETHODCALLTYPE Release() override;
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID,
                                            DISPID* ids) override;
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD kind, DISPPARAMS* parameters,
                                     VARIANT* result, EXCEPINFO* said, UINT*) override;

protected:
    void value(const wchar_t* name, std::function<Variant()> get);
    void method(const wchar_t* name, std::function<Variant(const Given&)> call);
    void settable(const wchar_t* name, std::function<Variant()> get,
                  std::function<void(const Variant&)> put);

private:
    struct Member {
        std::wstring name;
        std::function<Variant(const Given&)> call;
        std::function<void(const Variant&)> put;
    };
    void add(Member member) { members_.push_back(std::move(member)); }

    std::wstring name_;
    std::vector<Member> members_;
    LONG count_ = 1;
};

// Makes an object and hands it over.
template <class Made, class... Arguments>
Variant made(Arguments&&... arguments) {
    const auto object = Pointer<IDispatch>::adopt(new Made(std::forward<Arguments>(arguments)...));
    return Variant(object.get());
}

}  // namespace kaoping::fake
