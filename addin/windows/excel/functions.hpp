#pragma once

#include "windows/excel/dispatch.hpp"
#include "windows/excel/engine_link.hpp"

namespace kaoping::excel {

// Kaoping.Functions, an automation add-in: Excel finds the worksheet functions in its type
// information and calls them by IDispatch, cell by cell. What goes wrong is an error value of the
// cell, never an exception.
class Functions final : public Dispatch {
public:
    Functions();
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT at, LCID locale, ITypeInfo** info) override;

private:
    DISPID id_of(std::wstring_view name) const override;
    HRESULT answer(DISPID id, const Arguments& arguments, VARIANT* result) override;
    Variant value_of(DISPID id, const Arguments& arguments);

    EngineLink engine_;
};

}  // namespace kaoping::excel
