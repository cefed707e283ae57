#pragma once

#include <windows.h>

#include <oleauto.h>

#include <span>
#include <string>

namespace kaoping::com {

// The number of a member by its name.
HRESULT member_id(IDispatch& object, const wchar_t* name, DISPID& id);

// How a call ended.
struct Called {
    HRESULT result;
    HRESULT reason;     // of an exception what the object says, else `result`
    std::wstring said;  // in the object's words; often none
};

// Calls a member by its number: a method, or a property that is got, or put with one argument. The
// arguments stay the caller's; `value` is left alone where a property is put.
Called invoke(IDispatch& object, DISPID id, WORD kind, std::span<const VARIANT> arguments,
              VARIANT* value);

}  // namespace kaoping::com
