#pragma once

#include <windows.h>

#include <kaoping_idl.h>
#include <ocidl.h>

#include <map>

#include "windows/com/pointer.hpp"
#include "windows/engine/run.hpp"

namespace kaoping::com {

// The sinks of _IEngineEvents. Lives in its engine and shares its references.
class EngineEvents final : public IConnectionPoint {
public:
    explicit EngineEvents(IConnectionPointContainer& engine) : engine_(engine) {}

    // Notifies every sink; that one fails is its own affair. One that has gone is notified no more.
    void raise(const ProgressEvent& event);

    STDMETHODIMP QueryInterface(REFIID iid, void** object) override;
    STDMETHODIMP_(ULONG) AddRef() override { return engine_.AddRef(); }
    STDMETHODIMP_(ULONG) Release() override { return engine_.Release(); }

    STDMETHODIMP GetConnectionInterface(IID* iid) override;
    STDMETHODIMP GetConnectionPointContainer(IConnectionPointContainer** container) override;
    STDMETHODIMP Advise(IUnknown* sink, DWORD* cookie) override;
    STDMETHODIMP Unadvise(DWORD cookie) override;
    STDMETHODIMP EnumConnections(IEnumConnections** connections) override;

private:
    IConnectionPointContainer& engine_;
    std::map<DWORD, Pointer<IDispatch>> sinks_;
    DWORD last_cookie_ = 0;
};

}  // namespace kaoping::com
