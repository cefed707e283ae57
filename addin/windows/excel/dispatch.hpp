#pragma once

#include <atomic>

#include "windows/excel/late_bound.hpp"

namespace kaoping::excel {

// The objects that others hold; the DLL stays while there are any.
std::atomic<long>& objects_alive();

class Counted {
public:
    Counted() { ++objects_alive(); }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

protected:
    ~Counted() { --objects_alive(); }
};

// The arguments of a call in their order.
class Arguments {
public:
    explicit Arguments(const DISPPARAMS* parameters) : parameters_(parameters) {}
    std::size_t count() const { return parameters_ == nullptr ? 0 : parameters_->cArgs; }
    Variant operator[](std::size_t at) const;  // by value; empty where there are fewer

private:
    const DISPPARAMS* parameters_;
};

// Runs what answers a COM call: no exception leaves it.
template <class Work>
HRESULT guarded_call(const Work& work) noexcept {
    try {
        return work();
    } catch (const Failure& failure) {
        return failure.code;
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    } catch (...) {
        return E_FAIL;
    }
}

// An object asked by names; the one who makes it owns the first count.
class Dispatch : public IDispatch, private Counted {
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

protected:
    virtual ~Dispatch() = default;
    virtual DISPID id_of(std::wstring_view name) const = 0;  // DISPID_UNKNOWN: no such member
    virtual HRESULT answer(DISPID id, const Arguments& arguments,
                           VARIANT* result) = 0;  // result may be null
    virtual bool is(REFIID asked) const { return asked == IID_IUnknown || asked == IID_IDispatch; }

private:
    std::atomic<ULONG> count_{1};
};

}  // namespace kaoping::excel
