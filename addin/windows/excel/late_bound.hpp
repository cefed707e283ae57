#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "windows/excel/com.hpp"

namespace kaoping::excel {

// An object of Excel, WPS or the engine, asked by the names of its members. All throw Failure.
class Object {
public:
    Object() = default;
    explicit Object(IDispatch* object) : object_(Pointer<IDispatch>::share(object)) {}
    explicit Object(const Variant& holder);  // none when the variant holds no object

    IDispatch* get() const { return object_.get(); }
    explicit operator bool() const { return static_cast<bool>(object_); }
    bool has(const wchar_t* member) const;

    Variant call(const wchar_t* member, const std::vector<Variant>& arguments = {})
        const;  // a method, or a property's value
    Object object(const wchar_t* member, const std::vector<Variant>& arguments = {}) const;
    std::wstring text(const wchar_t* member, const std::vector<Variant>& arguments = {}) const;
    long number(const wchar_t* member, const std::vector<Variant>& arguments = {}) const;
    bool truth(const wchar_t* member, const std::vector<Variant>& arguments = {}) const;
    void set(const wchar_t* member, const Variant& value) const;

private:
    DISPID id_of(const wchar_t* member) const;
    Variant invoke(const wchar_t* member, WORD kind, const std::vector<Variant>& arguments) const;

    Pointer<IDispatch> object_;
};

std::wstring text_of(const Variant& value);  // as VBA's CStr; empty for what has no text
long number_of(const Variant& value);        // 0 for what is no number
bool truth_of(const Variant& value);

// A two-dimensional array of whatever bounds, row by row, as texts.
std::vector<std::vector<std::wstring>> table_of(const Variant& value);
// A one-dimensional array of texts.
std::vector<std::wstring> list_of(const Variant& value);
Variant array_of(const std::vector<std::wstring>& lines);

}  // namespace kaoping::excel
