#pragma once

#include <windows.h>

#include <objbase.h>

#include <utility>

namespace kaoping::com {

// Owns one reference.
template <class Interface>
class Pointer {
public:
    Pointer() = default;
    Pointer(const Pointer& other) : pointer_(other.pointer_) { add_reference(); }
    Pointer(Pointer&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
    Pointer& operator=(Pointer other) noexcept {
        std::swap(pointer_, other.pointer_);
        return *this;
    }
    ~Pointer() {
        if (pointer_ != nullptr) pointer_->Release();
    }

    // A reference more; one that the caller has.
    static Pointer share(Interface* pointer) {
        Pointer shared = adopt(pointer);
        shared.add_reference();
        return shared;
    }
    static Pointer adopt(Interface* pointer) {
        Pointer adopted;
        adopted.pointer_ = pointer;
        return adopted;
    }

    Interface* get() const { return pointer_; }
    Interface* operator->() const { return pointer_; }
    explicit operator bool() const { return pointer_ != nullptr; }
    Interface* detach() { return std::exchange(pointer_, nullptr); }
    // Where a function puts a reference that is the caller's.
    Interface** receive() {
        *this = Pointer();
        return &pointer_;
    }
    void** receive_any() { return reinterpret_cast<void**>(receive()); }
    // Null: the object has no such interface.
    template <class Other>
    Pointer<Other> as(const IID& iid = __uuidof(Other)) const {
        void* other = nullptr;
        if (pointer_ == nullptr || FAILED(pointer_->QueryInterface(iid, &other))) return {};
        return Pointer<Other>::adopt(static_cast<Other*>(other));
    }

private:
    void add_reference() const {
        if (pointer_ != nullptr) pointer_->AddRef();
    }

    Interface* pointer_ = nullptr;
};

}  // namespace kaoping::com
