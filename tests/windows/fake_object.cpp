#include "fake_object.hpp"

#include <algorithm>
#include <cstdio>

#include "windows/common/utf16.hpp"

namespace kaoping::fake {

namespace {

// An office refuses the language of a country that it lacks; every one has American.
constexpr LCID known_language = 0x0409;
constexpr HRESULT old_format = TYPE_E_INVDATAREAD;

}  // namespace

void tell(const std::wstring& line) {
    const std::string bytes = utf8_of(line) + "\n";
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    std::fflush(stdout);
}

std::wstring one_line(std::wstring_view text) {
    std::wstring line;
    for (const wchar_t unit : text) {
        if (unit == L'\n') line += L"\\n";
        else if (unit == L'\t') line += L"\\t";
        else if (unit != L'\r') line += unit;
    }
    return line;
}

std::wstring shown(const Variant& value) {
    if (value.vt == VT_DISPATCH) return value.pdispVal == nullptr ? L"Nothing" : L"[object]";
    if (value.vt == VT_ERROR)
        return value.scode == DISP_E_PARAMNOTFOUND
                   ? L"-"
                   : L"error " + std::to_wstring(value.scode & 0xFFFF);
    if (value.vt == VT_BOOL) return value.boolVal != VARIANT_FALSE ? L"true" : L"false";
    if (value.vt == VT_EMPTY || value.vt == VT_NULL)
        return value.vt == VT_EMPTY ? L"Empty" : L"Null";
    if ((value.vt & VT_ARRAY) != 0) {
        std::wstring all;
        for (const std::wstring& line : excel::list_of(value))
            all += (all.empty() ? L"" : L" | ") + one_line(line);
        return L"(" + all + L")";
    }
    const std::wstring text = one_line(excel::text_of(value));
    return value.vt == VT_BSTR ? L"\"" + text + L"\"" : text;
}

void refuse(const wchar_t* why) { throw Failure{static_cast<HRESULT>(0x800A03EC), why}; }

HRESULT FakeObject::QueryInterface(REFIID asked, void** object) {
    if (object == nullptr) return E_POINTER;
    *object =
        asked == IID_IUnknown || asked == IID_IDispatch ? static_cast<IDispatch*>(this) : nullptr;
    if (*object == nullptr) return E_NOINTERFACE;
    AddRef();
    return S_OK;
}

ULONG FakeObject::Release() {
    const LONG left = InterlockedDecrement(&count_);
    if (left == 0) delete this;
    return static_cast<ULONG>(left);
}

HRESULT FakeObject::GetTypeInfoCount(UINT* count) {
    *count = 0;
    return S_OK;
}

HRESULT FakeObject::GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID language, DISPID* ids) {
    if (language != known_language) return old_format;
    const auto found = std::find_if(members_.begin(), members_.end(), [&](const Member& member) {
        return lstrcmpiW(member.name.c_str(), names[0]) == 0;
    });
    ids[0] = found == members_.end() ? DISPID_UNKNOWN
                                     : static_cast<DISPID>(found - members_.begin()) + 1;
    if (found == members_.end()) tell(L"lacks " + name_ + L"." + names[0]);
    return found == members_.end() || count != 1 ? DISP_E_UNKNOWNNAME : S_OK;
}

HRESULT FakeObject::Invoke(DISPID id, REFIID, LCID language, WORD kind, DISPPARAMS* parameters,
                           VARIANT* result, EXCEPINFO* said, UINT*) {
    if (language != known_language) return old_format;
    if (id < 1 || id > static_cast<DISPID>(members_.size())) return DISP_E_MEMBERNOTFOUND;
    const Member& member = members_[static_cast<std::size_t>(id - 1)];
    Given given;
    for (UINT at = parameters->cArgs; at > 0; --at) {
        given.emplace_back();
        VariantCopyInd(&given.back(), &parameters->rgvarg[at - 1]);
    }
    std::wstring arguments;
    for (const Variant& one : given) arguments += (arguments.empty() ? L"" : L", ") + shown(one);
    const bool put = (kind & DISPATCH_PROPERTYPUT) != 0;
    tell(L"call " + name_ + L"." + member.name +
         (put             ? L" = " + arguments
          : given.empty() ? L""
                          : L"(" + arguments + L")"));
    try {
        if (put && !member.put) return DISP_E_MEMBERNOTFOUND;
        if (put) {
            member.put(given.at(0));
        } else {
            Variant answer = member.call(given);
            if (result != nullptr) VariantCopy(result, &answer);
        }
        return S_OK;
    } catch (const Failure& failure) {
        if (said != nullptr) {
            *said = EXCEPINFO{};
            said->scode = failure.code;
            said->bstrDescription = com::new_bstr(failure.text);
        }
        return DISP_E_EXCEPTION;
    } catch (const std::exception&) {
        return E_INVALIDARG;
    }
}

void FakeObject::value(const wchar_t* name, std::function<Variant()> get) {
    add({name, [get = std::move(get)](const Given&) { return get(); }, nullptr});
}

void FakeObject::method(const wchar_t* name, std::function<Variant(const Given&)> call) {
    add({name, std::move(call), nullptr});
}

void FakeObject::settable(const wchar_t* name, std::function<Variant()> get,
                          std::function<void(const Variant&)> put) {
    add({name, [get = std::move(get)](const Given&) { return get(); }, std::move(put)});
}

}  // namespace kaoping::fake
