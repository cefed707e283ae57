#pragma once

#include <memory>

#include "windows/excel/dispatch.hpp"
#include "windows/excel/office_interfaces.hpp"
#include "windows/excel/session.hpp"

namespace kaoping::excel {

// Kaoping.ExcelAddIn. Three faces: the office connects by one, asks for the ribbon by the second,
// and calls what the ribbon names by IDispatch. The engine starts with the first button.
class AddIn final : public Extensibility, public RibbonExtensibility, private Counted {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID asked, void** object) override;
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count_; }
    ULONG STDMETHODCALLTYPE Release() override;
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** info) override;
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID,
                                            DISPID* ids) override;
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* parameters,
                                     VARIANT* result, EXCEPINFO*, UINT*) override;

    HRESULT STDMETHODCALLTYPE OnConnection(IDispatch* application, int mode, IDispatch* addin,
                                           SAFEARRAY** custom) override;
    HRESULT STDMETHODCALLTYPE OnDisconnection(int mode, SAFEARRAY** custom) override;
    HRESULT STDMETHODCALLTYPE OnAddInsUpdate(SAFEARRAY**) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnStartupComplete(SAFEARRAY**) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnBeginShutdown(SAFEARRAY** custom) override;
    HRESULT STDMETHODCALLTYPE GetCustomUI(BSTR ribbon, BSTR* xml) override;

private:
    ~AddIn() = default;
    Session& session();  // one without an office when nothing has connected
    std::wstring rubric_menu();
    void press(const Object& control);
    HRESULT answer(DISPID id, const Arguments& arguments, VARIANT* result);

    std::unique_ptr<Session> session_;
    std::atomic<ULONG> count_{1};
};

}  // namespace kaoping::excel
