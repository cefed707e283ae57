#include "windows/com/late_bound.hpp"

#include "windows/com/invoke.hpp"
#include "windows/common/utf16.hpp"

namespace kaoping::com {

DISPID Members::id(IDispatch* object, const wchar_t* name) {
    const auto known = ids_.find(name);
    if (known != ids_.end()) return known->second;
    DISPID id = DISPID_UNKNOWN;
    const HRESULT result = member_id(*object, name, id);
    if (FAILED(result)) throw CallFailed(result, utf8_of(name));
    return ids_[name] = id;
}

Variant LateBound::get(const wchar_t* name, const std::vector<Variant>& arguments) const {
    return invoke(name, DISPATCH_PROPERTYGET | DISPATCH_METHOD, arguments);
}

Variant LateBound::property(const wchar_t* name) const {
    return invoke(name, DISPATCH_PROPERTYGET, {});
}

Variant LateBound::invoke(const wchar_t* name, WORD kind,
                          const std::vector<Variant>& arguments) const {
    if (!object_) throw CallFailed(E_POINTER, utf8_of(name));
    std::vector<VARIANT> given;
    for (const Variant& argument : arguments) given.push_back(argument.get());
    Variant result;
    const Called called = com::invoke(*object_.get(), members_->id(object_.get(), name), kind,
                                      given, result.receive());
    if (FAILED(called.result))
        throw CallFailed(called.result, utf8_of(name) + ": " + utf8_of(called.said));
    return result;
}

LateBound LateBound::object(const wchar_t* name, Members& members,
                            const std::vector<Variant>& arguments) const {
    Pointer<IDispatch> found = get(name, arguments).object();
    if (!found) throw CallFailed(E_NOINTERFACE, utf8_of(name));
    return {std::move(found), members};
}

std::string LateBound::text(const wchar_t* name, const std::vector<Variant>& arguments) const {
    return get(name, arguments).text();
}

long LateBound::whole(const wchar_t* name) const { return whole(get(name), name); }

long LateBound::whole(Variant value, const wchar_t* name) {
    if (!value.change_to(VT_I4)) throw CallFailed(DISP_E_TYPEMISMATCH, utf8_of(name));
    return value.get().lVal;
}

}  // namespace kaoping::com
