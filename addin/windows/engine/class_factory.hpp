#pragma once

#include <windows.h>

#include <unknwn.h>

namespace kaoping::com {

// Makes engines. It lives as long as the program.
class ClassFactory final : public IClassFactory {
public:
    STDMETHODIMP QueryInterface(REFIID iid, void** object) override;
    STDMETHODIMP_(ULONG) AddRef() override { return 2; }
    STDMETHODIMP_(ULONG) Release() override { return 1; }
    STDMETHODIMP CreateInstance(IUnknown* outer, REFIID iid, void** object) override;
    STDMETHODIMP LockServer(BOOL lock) override;

    bool has_made_one() const { return made_; }

private:
    bool made_ = false;
};

}  // namespace kaoping::com
