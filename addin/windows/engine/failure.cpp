#include "windows/engine/failure.hpp"

#include <kaoping_idl.h>

#include <algorithm>
#include <new>

#include "job/refusals.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/com/late_bound.hpp"
#include "windows/common/program_identity.hpp"

namespace kaoping::com {

namespace {

void tell(const std::string& reason) {
    Pointer<ICreateErrorInfo> created;
    if (FAILED(CreateErrorInfo(created.receive()))) return;
    created->SetGUID(__uuidof(IEngine));
    created->SetSource(const_cast<LPOLESTR>(prog_id::engine));
    created->SetDescription(Bstr(reason).get());
    if (const auto info = created.as<IErrorInfo>(IID_IErrorInfo)) SetErrorInfo(0, info.get());
}

HRESULT failed_with(HRESULT result, const Text& reason, Language language) {
    try {
        tell(reason.in(language));
    } catch (const std::bad_alloc&) {  // the HRESULT must do
    }
    return result;
}

HRESULT internal_error(const std::string& why, Language language) {
    return failed_with(E_FAIL, message("internal-error", {{"why", same(why)}}), language);
}

// An office that is asked while a cell is edited, or that has gone.
HRESULT call_failed(const CallFailed& error, Language language) {
    return failed_with(error.result, message("engine-call-failed", {{"why", same(error.what())}}),
                       language);
}

bool is_cancel(const Finding& refusal) { return refusal.code == "cancelled"; }

}  // namespace

void refuse_if_any(const std::vector<Finding>& refusals) {
    if (refusals.empty()) return;
    throw Failure{std::any_of(refusals.begin(), refusals.end(), is_cancel)
                      ? HRESULT_FROM_WIN32(ERROR_CANCELLED)
                      : refused,
                  reasons_of(refusals)};
}

void refuse_argument(const Finding& finding) { throw Failure{E_INVALIDARG, describe(finding, "")}; }

void refuse_argument(const char* name, const std::string& found) {
    throw Failure{E_INVALIDARG,
                  message("engine-bad-argument", {{"name", same(name)}, {"found", same(found)}})};
}

HRESULT guarded(Language language, const std::function<void()>& work) {
    try {
        work();
        return S_OK;
    } catch (const Failure& failure) {
        return failed_with(failure.result, failure.reason, language);
    } catch (const CallFailed& error) {
        return call_failed(error, language);
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    } catch (const std::exception& error) {
        return internal_error(error.what(), language);
    } catch (...) {
        return internal_error("?", language);
    }
}

}  // namespace kaoping::com
