#include "windows/engine/engine.hpp"

#include <olectl.h>

#include "windows/engine/enumerator.hpp"
#include "windows/engine/type_library.hpp"

// How COM asks an engine who it is; what it does is in calls.cpp.
namespace kaoping::com {

namespace {

struct Point {
    Pointer<IConnectionPoint> point;
    IConnectionPoint* copy() const { return Pointer<IConnectionPoint>(point).detach(); }
};

HRESULT give(ITypeInfo* info, ITypeInfo** given) {
    if (given == nullptr) return E_POINTER;
    *given = Pointer<ITypeInfo>::share(info).detach();
    return info == nullptr ? TYPE_E_CANTLOADLIBRARY : S_OK;
}

}  // namespace

// The program ends with its engine.
EngineObject::EngineObject() : events_(*this) { CoAddRefServerProcess(); }

EngineObject::~EngineObject() {
    if (CoReleaseServerProcess() == 0) PostQuitMessage(0);
}

HRESULT EngineObject::QueryInterface(REFIID iid, void** object) {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IDispatch) ||
        IsEqualIID(iid, __uuidof(IEngine)))
        *object = static_cast<IEngine*>(this);
    else if (IsEqualIID(iid, IID_IProvideClassInfo) || IsEqualIID(iid, IID_IProvideClassInfo2))
        *object = static_cast<IProvideClassInfo2*>(this);
    else if (IsEqualIID(iid, IID_IConnectionPointContainer))
        *object = static_cast<IConnectionPointContainer*>(this);
    else if (IsEqualIID(iid, IID_ISupportErrorInfo))
        *object = static_cast<ISupportErrorInfo*>(this);
    else return E_NOINTERFACE;
    AddRef();
    return S_OK;
}

ULONG EngineObject::Release() {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
}

HRESULT EngineObject::GetTypeInfoCount(UINT* count) {
    if (count == nullptr) return E_POINTER;
    *count = 1;
    return S_OK;
}

HRESULT EngineObject::GetTypeInfo(UINT index, LCID, ITypeInfo** info) {
    return index == 0 ? give(interface_info(), info) : DISP_E_BADINDEX;
}

HRESULT EngineObject::GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) {
    return interface_info() == nullptr ? TYPE_E_CANTLOADLIBRARY
                                       : DispGetIDsOfNames(interface_info(), names, count, ids);
}

HRESULT EngineObject::Invoke(DISPID id, REFIID, LCID, WORD flags, DISPPARAMS* parameters,
                             VARIANT* result, EXCEPINFO* exception, UINT* wrong_argument) {
    if (interface_info() == nullptr) return TYPE_E_CANTLOADLIBRARY;
    return DispInvoke(static_cast<IEngine*>(this), interface_info(), id, flags, parameters, result,
                      exception, wrong_argument);
}

HRESULT EngineObject::GetClassInfo(ITypeInfo** info) { return give(class_info(), info); }

HRESULT EngineObject::GetGUID(DWORD kind, GUID* guid) {
    if (guid == nullptr) return E_POINTER;
    const bool known = kind == GUIDKIND_DEFAULT_SOURCE_DISP_IID;
    *guid = known ? __uuidof(_IEngineEvents) : GUID_NULL;
    return known ? S_OK : E_INVALIDARG;
}

HRESULT EngineObject::EnumConnectionPoints(IEnumConnectionPoints** points) {
    if (points == nullptr) return E_POINTER;
    *points = nullptr;
    try {
        *points = new Enumerator<IEnumConnectionPoints, IConnectionPoint*, Point>(
            {Point{Pointer<IConnectionPoint>::share(&events_)}});
        return S_OK;
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    }
}

HRESULT EngineObject::FindConnectionPoint(REFIID iid, IConnectionPoint** point) {
    if (point == nullptr) return E_POINTER;
    *point = nullptr;
    if (!IsEqualIID(iid, __uuidof(_IEngineEvents))) return CONNECT_E_NOCONNECTION;
    *point = Pointer<IConnectionPoint>::share(&events_).detach();
    return S_OK;
}

HRESULT EngineObject::InterfaceSupportsErrorInfo(REFIID iid) {
    return IsEqualIID(iid, __uuidof(IEngine)) ? S_OK : S_FALSE;
}

}  // namespace kaoping::com
