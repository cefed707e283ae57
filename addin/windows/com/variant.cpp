#include "windows/com/variant.hpp"

#include <new>

namespace kaoping::com {

namespace {

void check(HRESULT result) {
    if (FAILED(result)) throw std::bad_alloc();  // nothing else fails where types are right
}

// A SAFEARRAY of VARIANTs, locked while it is filled.
class NewArray {
public:
    explicit NewArray(std::vector<SAFEARRAYBOUND> bounds)
        : array_(SafeArrayCreate(VT_VARIANT, static_cast<UINT>(bounds.size()), bounds.data())) {
        if (array_ == nullptr) throw std::bad_alloc();
        check(SafeArrayAccessData(array_, &data_));
    }
    ~NewArray() {
        if (array_ == nullptr) return;
        SafeArrayUnaccessData(array_);
        SafeArrayDestroy(array_);
    }
    NewArray(const NewArray&) = delete;
    NewArray& operator=(const NewArray&) = delete;

    void put(std::size_t at, std::string_view utf8) {
        static_cast<VARIANT*>(data_)[at] = Variant(utf8).detach();
    }
    Variant take() {
        check(SafeArrayUnaccessData(array_));
        Variant result;
        VARIANT* value = result.receive();
        value->vt = VT_ARRAY | VT_VARIANT;
        value->parray = std::exchange(array_, nullptr);
        return result;
    }

private:
    SAFEARRAY* array_;
    void* data_ = nullptr;
};

Variant element(const SAFEARRAY* array, VARTYPE type, std::size_t at) {
    const char* place = static_cast<const char*>(array->pvData) + at * array->cbElements;
    if (type == VT_VARIANT) return Variant::copy_of(*reinterpret_cast<const VARIANT*>(place));
    VARIANT reference{};
    reference.vt = static_cast<VARTYPE>(VT_BYREF | type);
    reference.byref = const_cast<char*>(place);
    return Variant::copy_of(reference);
}

}  // namespace

Variant::Variant(std::string_view utf8) : Variant() {
    value_.bstrVal = new_bstr(utf8);
    value_.vt = VT_BSTR;
}

Variant::Variant(long number) : Variant() {
    value_.vt = VT_I4;
    value_.lVal = number;
}

Variant::Variant(IDispatch* object) : Variant() {
    value_.vt = VT_DISPATCH;
    value_.pdispVal = Pointer<IDispatch>::share(object).detach();
}

Variant Variant::copy_of(const VARIANT& value) {
    Variant copy;
    if (VariantCopyInd(&copy.value_, const_cast<VARIANT*>(&value)) == E_OUTOFMEMORY)
        throw std::bad_alloc();
    return copy;
}

Variant Variant::array(const std::vector<std::string>& texts) {
    NewArray made({{static_cast<ULONG>(texts.size()), 0}});
    for (std::size_t i = 0; i < texts.size(); ++i) made.put(i, texts[i]);
    return made.take();
}

Variant Variant::table(const std::vector<std::vector<std::string>>& rows, std::size_t columns) {
    NewArray made({{static_cast<ULONG>(rows.size()), 0}, {static_cast<ULONG>(columns), 0}});
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < columns; ++column)
            made.put(column * rows.size() + row, rows[row][column]);
    return made.take();
}

Variant Variant::missing() {
    Variant none;
    none.value_.vt = VT_ERROR;
    none.value_.scode = DISP_E_PARAMNOTFOUND;
    return none;
}

Variant::Variant(const Variant& other) : Variant() {
    check(VariantCopy(&value_, const_cast<VARIANT*>(&other.value_)));
}

Variant& Variant::operator=(Variant other) noexcept {
    std::swap(value_, other.value_);
    return *this;
}

VARIANT* Variant::receive() {
    VariantClear(&value_);
    return &value_;
}

VARIANT Variant::detach() {
    const VARIANT value = value_;
    VariantInit(&value_);
    return value;
}

bool Variant::is_missing() const {
    return value_.vt == VT_EMPTY || value_.vt == VT_NULL ||
           (value_.vt == VT_ERROR && value_.scode == DISP_E_PARAMNOTFOUND);
}

bool Variant::change_to(VARTYPE type) {
    return SUCCEEDED(VariantChangeTypeEx(&value_, &value_, LOCALE_INVARIANT, 0, type));
}

std::string Variant::text() const {
    return value_.vt == VT_BSTR ? utf8_of_bstr(value_.bstrVal) : std::string();
}

Pointer<IDispatch> Variant::object() const {
    if (value_.vt == VT_DISPATCH) return Pointer<IDispatch>::share(value_.pdispVal);
    return value_.vt == VT_UNKNOWN ? Pointer<IUnknown>::share(value_.punkVal).as<IDispatch>()
                                   : Pointer<IDispatch>();
}

std::vector<Variant> elements(const VARIANT& value) {
    std::vector<Variant> found;
    VARTYPE type = VT_EMPTY;
    if (!(value.vt & VT_ARRAY) || value.parray == nullptr ||
        FAILED(SafeArrayGetVartype(value.parray, &type)))
        return found;
    std::size_t count = 1;
    for (USHORT i = 0; i < value.parray->cDims; ++i) count *= value.parray->rgsabound[i].cElements;
    check(SafeArrayLock(value.parray));
    try {
        for (std::size_t i = 0; i < count; ++i) found.push_back(element(value.parray, type, i));
    } catch (...) {
        SafeArrayUnlock(value.parray);
        throw;
    }
    SafeArrayUnlock(value.parray);
    return found;
}

}  // namespace kaoping::com
