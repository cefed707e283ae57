#pragma once

#include <oaidl.h>

namespace kaoping::excel {

// Of Microsoft's published type libraries (MSADDNDR.DLL, MSO.DLL): what an office asks of an
// add-in.
inline constexpr IID iid_extensibility{
    0xB65AD801, 0xABAF, 0x11D0, {0xBB, 0x8B, 0x00, 0xA0, 0xC9, 0x0F, 0x27, 0x44}};
struct Extensibility : IDispatch {  // IDTExtensibility2
    virtual HRESULT STDMETHODCALLTYPE OnConnection(IDispatch* application, int mode,
                                                   IDispatch* addin, SAFEARRAY** custom) = 0;
    virtual HRESULT STDMETHODCALLTYPE OnDisconnection(int mode, SAFEARRAY** custom) = 0;
    virtual HRESULT STDMETHODCALLTYPE OnAddInsUpdate(SAFEARRAY** custom) = 0;
    virtual HRESULT STDMETHODCALLTYPE OnStartupComplete(SAFEARRAY** custom) = 0;
    virtual HRESULT STDMETHODCALLTYPE OnBeginShutdown(SAFEARRAY** custom) = 0;
};

inline constexpr IID iid_ribbon{
    0x000C0396, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
struct RibbonExtensibility : IDispatch {  // IRibbonExtensibility
    virtual HRESULT STDMETHODCALLTYPE GetCustomUI(BSTR ribbon, BSTR* xml) = 0;
};

}  // namespace kaoping::excel
