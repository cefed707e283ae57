#pragma once

#include <windows.h>

#include <oleauto.h>

#include <string>
#include <string_view>
#include <vector>

#include "windows/com/bstr.hpp"
#include "windows/com/pointer.hpp"

namespace kaoping::com {

// Owns what is in it.
class Variant {
public:
    Variant() { VariantInit(&value_); }
    explicit Variant(std::string_view utf8);
    explicit Variant(long number);
    explicit Variant(IDispatch* object);  // a reference more
    // What a VARIANT holds, also by reference.
    static Variant copy_of(const VARIANT& value);
    // One-dimensional, of strings; two-dimensional by rows that are equally long. Both start at 0.
    static Variant array(const std::vector<std::string>& texts);
    static Variant table(const std::vector<std::vector<std::string>>& rows, std::size_t columns);
    // No value was given for an optional argument.
    static Variant missing();

    Variant(const Variant& other);
    Variant(Variant&& other) noexcept : value_(other.detach()) {}
    Variant& operator=(Variant other) noexcept;
    ~Variant() { VariantClear(&value_); }

    const VARIANT& get() const { return value_; }
    VARTYPE type() const { return value_.vt; }
    VARIANT* receive();
    VARIANT detach();  // the caller's

    bool is_missing() const;  // not given, empty or null
    // As the other type; false: it cannot be made one.
    bool change_to(VARTYPE type);
    std::string text() const;           // of a string; else empty
    Pointer<IDispatch> object() const;  // null: it is none

private:
    VARIANT value_{};
};

// All elements of an array of any dimensions, the first index running fastest. Empty: it is none.
std::vector<Variant> elements(const VARIANT& array);

}  // namespace kaoping::com
