#include "windows/excel/dispatch.hpp"

namespace kaoping::excel {

std::atomic<long>& objects_alive() {
    static std::atomic<long> alive{0};
    return alive;
}

Variant Arguments::operator[](std::size_t at) const {
    Variant value;
    if (at < count()) check(VariantCopyInd(&value, &parameters_->rgvarg[count() - 1 - at]));
    return value;
}

HRESULT Dispatch::QueryInterface(REFIID asked, void** object) {
    if (object == nullptr) return E_POINTER;
    *object = is(asked) ? static_cast<IDispatch*>(this) : nullptr;
    if (*object == nullptr) return E_NOINTERFACE;
    AddRef();
    return S_OK;
}

ULONG Dispatch::Release() {
    const ULONG left = --count_;
    if (left == 0) delete this;
    return left;
}

HRESULT Dispatch::GetTypeInfoCount(UINT* count) {
    if (count == nullptr) return E_POINTER;
    *count = 0;
    return S_OK;
}

HRESULT Dispatch::GetTypeInfo(UINT, LCID, ITypeInfo** info) {
    if (info != nullptr) *info = nullptr;
    return E_NOTIMPL;
}

HRESULT Dispatch::GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) {
    if (names == nullptr || ids == nullptr || count == 0) return E_INVALIDARG;
    for (UINT at = 1; at < count; ++at) ids[at] = DISPID_UNKNOWN;  // arguments have no names
    ids[0] = id_of(names[0]);
    return ids[0] == DISPID_UNKNOWN || count > 1 ? DISP_E_UNKNOWNNAME : S_OK;
}

HRESULT Dispatch::Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* parameters, VARIANT* result,
                         EXCEPINFO*, UINT*) {
    if (result != nullptr) VariantInit(result);
    return guarded_call([&] { return answer(id, Arguments(parameters), result); });
}

}  // namespace kaoping::excel
