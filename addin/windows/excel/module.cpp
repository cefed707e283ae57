#include "windows/excel/module.hpp"

#include "windows/common/program_identity.hpp"
#include "windows/excel/addin.hpp"
#include "windows/excel/functions.hpp"

namespace kaoping::excel {

namespace {

HINSTANCE loaded = nullptr;

// Makes one kind of object.
template <class Made>
class Factory final : public IClassFactory, private Counted {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID asked, void** object) override {
        if (object == nullptr) return E_POINTER;
        *object = asked == IID_IUnknown || asked == IID_IClassFactory
                      ? static_cast<IClassFactory*>(this)
                      : nullptr;
        if (*object == nullptr) return E_NOINTERFACE;
        AddRef();
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count_; }
    ULONG STDMETHODCALLTYPE Release() override {
        const ULONG left = --count_;
        if (left == 0) delete this;
        return left;
    }
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID asked,
                                             void** object) override {
        if (object == nullptr) return E_POINTER;
        *object = nullptr;
        if (outer != nullptr) return CLASS_E_NOAGGREGATION;
        return guarded_call(
            [&] { return Pointer<Made>::adopt(new Made)->QueryInterface(asked, object); });
    }
    HRESULT STDMETHODCALLTYPE LockServer(BOOL lock) override {
        objects_alive() += lock ? 1 : -1;
        return S_OK;
    }

private:
    ~Factory() = default;
    std::atomic<ULONG> count_{1};
};

template <class Made>
HRESULT factory_of(REFIID asked, void** object) {
    return guarded_call([&] {
        return Pointer<Factory<Made>>::adopt(new Factory<Made>)->QueryInterface(asked, object);
    });
}

}  // namespace

HINSTANCE module() { return loaded; }

void pin_module() {
    HMODULE self = nullptr;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                       reinterpret_cast<const wchar_t*>(&loaded), &self);
}

}  // namespace kaoping::excel

extern "C" BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID) {
    if (reason == DLL_PROCESS_ATTACH) kaoping::excel::loaded = module;
    return TRUE;
}

STDAPI DllGetClassObject(REFCLSID wanted, REFIID asked, void** object) {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (wanted == kaoping::clsid_addin)
        return kaoping::excel::factory_of<kaoping::excel::AddIn>(asked, object);
    if (wanted == kaoping::clsid_functions)
        return kaoping::excel::factory_of<kaoping::excel::Functions>(asked, object);
    return CLASS_E_CLASSNOTAVAILABLE;
}

STDAPI DllCanUnloadNow() { return kaoping::excel::objects_alive() == 0 ? S_OK : S_FALSE; }
