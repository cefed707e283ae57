#pragma once

#include <windows.h>

#include <functional>
#include <string>
#include <vector>

#include "model/finding.hpp"

namespace kaoping::com {

// What a call answers besides COM's own: it cannot be done, for the reason in IErrorInfo; another
// run goes on.
inline constexpr HRESULT refused =
    static_cast<HRESULT>(0x80044200);  // FACILITY_ITF, apart from those of OLE
inline constexpr HRESULT busy = static_cast<HRESULT>(0x80044201);

// Why a call fails.
struct Failure {
    HRESULT result;
    Text reason;
};

// Throws Failure when there is any: `refused`, or that the run was cancelled.
void refuse_if_any(const std::vector<Finding>& refusals);
// Throws Failure (E_INVALIDARG).
[[noreturn]] void refuse_argument(const Finding& finding);
[[noreturn]] void refuse_argument(const char* name, const std::string& found);

// Does the work of a method; what is thrown becomes its HRESULT and the thread's IErrorInfo, in the
// language given.
HRESULT guarded(Language language, const std::function<void()>& work);

}  // namespace kaoping::com
