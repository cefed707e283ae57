#include "windows/engine/class_factory.hpp"

#include "windows/engine/engine.hpp"
#include "windows/engine/failure.hpp"

namespace kaoping::com {

HRESULT ClassFactory::QueryInterface(REFIID iid, void** object) {
    if (object == nullptr) return E_POINTER;
    const bool known = IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IClassFactory);
    *object = known ? static_cast<IClassFactory*>(this) : nullptr;
    return known ? S_OK : E_NOINTERFACE;
}

HRESULT ClassFactory::CreateInstance(IUnknown* outer, REFIID iid, void** object) {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (outer != nullptr) return CLASS_E_NOAGGREGATION;
    Pointer<IEngine> engine;
    const HRESULT made =
        guarded(Language::zh, [&] { engine = Pointer<IEngine>::adopt(new EngineObject); });
    if (FAILED(made)) return made;
    made_ = true;
    return engine->QueryInterface(iid, object);
}

HRESULT ClassFactory::LockServer(BOOL lock) {
    if (lock) CoAddRefServerProcess();
    else if (CoReleaseServerProcess() == 0) PostQuitMessage(0);
    return S_OK;
}

}  // namespace kaoping::com
