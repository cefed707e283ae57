#include "windows/engine/events.hpp"

#include <olectl.h>

#include <algorithm>
#include <array>

#include "windows/com/variant.hpp"
#include "windows/engine/enumerator.hpp"

namespace kaoping::com {

namespace {

constexpr DISPID progress_id = 1;  // kaoping.idl

struct Connection {
    Pointer<IDispatch> sink;
    DWORD cookie;
    CONNECTDATA copy() const { return {Pointer<IDispatch>(sink).detach(), cookie}; }
};

Pointer<IDispatch> sink_of(IUnknown* unknown) {
    void* found = nullptr;
    if (FAILED(unknown->QueryInterface(__uuidof(_IEngineEvents), &found)) &&
        FAILED(unknown->QueryInterface(IID_IDispatch, &found)))
        return {};
    return Pointer<IDispatch>::adopt(static_cast<IDispatch*>(found));
}

HRESULT tell(IDispatch* sink, const ProgressEvent& event) {
    // The last argument stands first.
    const std::array<Variant, 4> kept{Variant(event.name), Variant(static_cast<long>(event.total)),
                                      Variant(static_cast<long>(event.done)), Variant(event.stage)};
    std::array<VARIANT, 4> arguments{};
    for (std::size_t i = 0; i < kept.size(); ++i) arguments[i] = kept[i].get();
    DISPPARAMS parameters{arguments.data(), nullptr, static_cast<UINT>(arguments.size()), 0};
    return sink->Invoke(progress_id, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &parameters,
                        nullptr, nullptr, nullptr);
}

// There is nobody to notify any more; a sink that is busy or fails is notified again.
bool has_gone(HRESULT result) {
    constexpr std::array gone{RPC_E_DISCONNECTED,
                              RPC_E_SERVER_DIED,
                              RPC_E_SERVER_DIED_DNE,
                              CO_E_OBJNOTCONNECTED,
                              HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE),
                              HRESULT_FROM_WIN32(RPC_S_CALL_FAILED)};
    return std::find(gone.begin(), gone.end(), result) != gone.end();
}

}  // namespace

void EngineEvents::raise(const ProgressEvent& event) {
    const auto sinks = sinks_;  // a sink may leave while it is notified
    for (const auto& [cookie, sink] : sinks)
        if (has_gone(tell(sink.get(), event))) sinks_.erase(cookie);
}

HRESULT EngineEvents::QueryInterface(REFIID iid, void** object) {
    if (object == nullptr) return E_POINTER;
    const bool known = IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IConnectionPoint);
    *object = known ? static_cast<IConnectionPoint*>(this) : nullptr;
    if (!known) return E_NOINTERFACE;
    AddRef();
    return S_OK;
}

HRESULT EngineEvents::GetConnectionInterface(IID* iid) {
    if (iid == nullptr) return E_POINTER;
    *iid = __uuidof(_IEngineEvents);
    return S_OK;
}

HRESULT EngineEvents::GetConnectionPointContainer(IConnectionPointContainer** container) {
    if (container == nullptr) return E_POINTER;
    *container = Pointer<IConnectionPointContainer>::share(&engine_).detach();
    return S_OK;
}

HRESULT EngineEvents::Advise(IUnknown* sink, DWORD* cookie) {
    if (sink == nullptr || cookie == nullptr) return E_POINTER;
    *cookie = 0;
    try {
        Pointer<IDispatch> found = sink_of(sink);
        if (!found) return CONNECT_E_CANNOTCONNECT;
        sinks_[++last_cookie_] = std::move(found);
        *cookie = last_cookie_;
        return S_OK;
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    }
}

HRESULT EngineEvents::Unadvise(DWORD cookie) {
    return sinks_.erase(cookie) == 1 ? S_OK : CONNECT_E_NOCONNECTION;
}

HRESULT EngineEvents::EnumConnections(IEnumConnections** connections) {
    if (connections == nullptr) return E_POINTER;
    *connections = nullptr;
    try {
        std::vector<Connection> now;
        for (const auto& [cookie, sink] : sinks_) now.push_back({sink, cookie});
        *connections = new Enumerator<IEnumConnections, CONNECTDATA, Connection>(std::move(now));
        return S_OK;
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    }
}

}  // namespace kaoping::com
