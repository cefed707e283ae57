#include "windows/excel/late_bound.hpp"

#include "windows/com/invoke.hpp"

namespace kaoping::excel {

namespace {

Variant converted(const Variant& value, VARTYPE type) {
    Variant result;
    VariantChangeType(&result, const_cast<Variant*>(&value), 0, type);
    return result;
}

Variant element(SAFEARRAY* array, LONG* at) {
    Variant value;
    VARTYPE type = VT_EMPTY;
    check(SafeArrayGetVartype(array, &type));
    if (type == VT_VARIANT) {
        check(SafeArrayGetElement(array, at, &value));
    } else if (type == VT_BSTR) {
        check(SafeArrayGetElement(array, at, &value.bstrVal));
        value.vt = VT_BSTR;
    }
    return value;
}

std::pair<LONG, LONG> bounds(SAFEARRAY* array, UINT dimension) {
    LONG lower = 0;
    LONG upper = -1;
    check(SafeArrayGetLBound(array, dimension, &lower));
    check(SafeArrayGetUBound(array, dimension, &upper));
    return {lower, upper};
}

bool is_array(const Variant& value, UINT dimensions) {
    return (value.vt & VT_ARRAY) != 0 && (value.vt & VT_BYREF) == 0 && value.parray != nullptr &&
           SafeArrayGetDim(value.parray) == dimensions;
}

}  // namespace

Object::Object(const Variant& holder) {
    if (holder.vt == VT_DISPATCH) object_ = Pointer<IDispatch>::share(holder.pdispVal);
    if (holder.vt == VT_UNKNOWN && holder.punkVal != nullptr)
        holder.punkVal->QueryInterface(IID_IDispatch, object_.receive_any());
}

bool Object::has(const wchar_t* member) const {
    DISPID id = DISPID_UNKNOWN;
    return object_ && SUCCEEDED(com::member_id(*object_.get(), member, id));
}

DISPID Object::id_of(const wchar_t* member) const {
    if (!object_) throw Failure{E_POINTER, member};
    DISPID id = DISPID_UNKNOWN;
    check(com::member_id(*object_.get(), member, id), member);
    return id;
}

Variant Object::invoke(const wchar_t* member, WORD kind,
                       const std::vector<Variant>& arguments) const {
    const DISPID id = id_of(member);
    const std::vector<VARIANT> given(arguments.begin(), arguments.end());
    Variant value;
    const com::Called called = com::invoke(*object_.get(), id, kind, given, &value);
    if (FAILED(called.result)) throw Failure{called.reason, called.said};
    return value;
}

Variant Object::call(const wchar_t* member, const std::vector<Variant>& arguments) const {
    return invoke(member, DISPATCH_METHOD | DISPATCH_PROPERTYGET, arguments);
}

void Object::set(const wchar_t* member, const Variant& value) const {
    invoke(member, DISPATCH_PROPERTYPUT, {value});
}

Object Object::object(const wchar_t* member, const std::vector<Variant>& arguments) const {
    return Object(call(member, arguments));
}

std::wstring Object::text(const wchar_t* member, const std::vector<Variant>& arguments) const {
    return text_of(call(member, arguments));
}

long Object::number(const wchar_t* member, const std::vector<Variant>& arguments) const {
    return number_of(call(member, arguments));
}

bool Object::truth(const wchar_t* member, const std::vector<Variant>& arguments) const {
    return truth_of(call(member, arguments));
}

std::wstring text_of(const Variant& value) {
    if (value.vt == VT_BSTR) return com::utf16_of_bstr(value.bstrVal);
    const Variant text = converted(value, VT_BSTR);
    return text.vt == VT_BSTR ? com::utf16_of_bstr(text.bstrVal) : std::wstring();
}

long number_of(const Variant& value) {
    const Variant number = converted(value, VT_I4);
    return number.vt == VT_I4 ? number.lVal : 0;
}

bool truth_of(const Variant& value) {
    const Variant flag = converted(value, VT_BOOL);
    return flag.vt == VT_BOOL && flag.boolVal != VARIANT_FALSE;
}

std::vector<std::vector<std::wstring>> table_of(const Variant& value) {
    std::vector<std::vector<std::wstring>> table;
    if (!is_array(value, 2)) return table;
    const auto [first_row, last_row] = bounds(value.parray, 1);
    const auto [first_column, last_column] = bounds(value.parray, 2);
    for (LONG row = first_row; row <= last_row; ++row) {
        table.emplace_back();
        for (LONG column = first_column; column <= last_column; ++column) {
            LONG at[] = {row, column};
            table.back().push_back(text_of(element(value.parray, at)));
        }
    }
    return table;
}

std::vector<std::wstring> list_of(const Variant& value) {
    std::vector<std::wstring> list;
    if (!is_array(value, 1)) return list;
    const auto [first, last] = bounds(value.parray, 1);
    for (LONG at = first; at <= last; ++at) list.push_back(text_of(element(value.parray, &at)));
    return list;
}

Variant array_of(const std::vector<std::wstring>& lines) {
    Variant holder;
    SAFEARRAY* array = SafeArrayCreateVector(VT_VARIANT, 0, static_cast<ULONG>(lines.size()));
    if (array == nullptr) throw Failure{E_OUTOFMEMORY, {}};
    holder.vt = VT_ARRAY | VT_VARIANT;
    holder.parray = array;
    for (LONG at = 0; at < static_cast<LONG>(lines.size()); ++at) {
        Variant line(lines[static_cast<std::size_t>(at)]);
        check(SafeArrayPutElement(array, &at, &line));
    }
    return holder;
}

}  // namespace kaoping::excel
