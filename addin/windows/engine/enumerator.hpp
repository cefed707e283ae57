#pragma once

#include <windows.h>

#include <objbase.h>

#include <atomic>
#include <new>
#include <vector>

#include "windows/com/pointer.hpp"

namespace kaoping::com {

// The standard enumerator `Enum` over items fixed when it was made. `Kept` keeps one, and copy_to
// gives a client its own.
template <class Enum, class Item, class Kept>
class Enumerator final : public Enum {
public:
    explicit Enumerator(std::vector<Kept> items, std::size_t next = 0)
        : items_(std::move(items)), next_(next) {}

    STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
        if (object == nullptr) return E_POINTER;
        const bool known = IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, __uuidof(Enum));
        *object = known ? static_cast<Enum*>(this) : nullptr;
        if (!known) return E_NOINTERFACE;
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
    STDMETHODIMP_(ULONG) Release() override {
        const ULONG left = --references_;
        if (left == 0) delete this;
        return left;
    }

    STDMETHODIMP Next(ULONG count, Item* items, ULONG* fetched) override {
        if (items == nullptr || (fetched == nullptr && count != 1)) return E_POINTER;
        ULONG given = 0;
        for (; given < count && next_ < items_.size(); ++given)
            items[given] = items_[next_++].copy();
        if (fetched != nullptr) *fetched = given;
        return given == count ? S_OK : S_FALSE;
    }
    STDMETHODIMP Skip(ULONG count) override {
        const std::size_t left = items_.size() - next_;
        next_ += count < left ? count : left;
        return count <= left ? S_OK : S_FALSE;
    }
    STDMETHODIMP Reset() override {
        next_ = 0;
        return S_OK;
    }
    STDMETHODIMP Clone(Enum** clone) override {
        if (clone == nullptr) return E_POINTER;
        try {
            *clone = new Enumerator(items_, next_);
            return S_OK;
        } catch (const std::bad_alloc&) {
            return E_OUTOFMEMORY;
        }
    }

private:
    ~Enumerator() = default;

    std::vector<Kept> items_;
    std::size_t next_;
    std::atomic<ULONG> references_{1};
};

}  // namespace kaoping::com
