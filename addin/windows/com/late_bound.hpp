#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "windows/com/variant.hpp"

namespace kaoping::com {

// A member that an object lacks, or a call that failed there.
struct CallFailed : std::runtime_error {
    CallFailed(HRESULT result_, const std::string& what)
        : std::runtime_error(what), result(result_) {}
    HRESULT result;
};

// The numbers of the members that were asked for by name, of objects of one kind: each is asked for
// once. Objects of an office are in another process, where every question takes its time.
class Members {
public:
    DISPID id(IDispatch* object, const wchar_t* name);  // throws CallFailed

private:
    std::map<std::wstring, DISPID> ids_;
};

// An object by its IDispatch, as scripts use it. `members` outlives it.
class LateBound {
public:
    LateBound(Pointer<IDispatch> object, Members& members)
        : object_(std::move(object)), members_(&members) {}

    // The value of a property or what a method returns. Throws CallFailed.
    Variant get(const wchar_t* name, const std::vector<Variant>& arguments = {}) const;
    // The same of what is surely a property, for scripts' objects that keep the two apart.
    Variant property(const wchar_t* name) const;
    LateBound object(const wchar_t* name, Members& members,
                     const std::vector<Variant>& arguments = {}) const;
    std::string text(const wchar_t* name, const std::vector<Variant>& arguments = {}) const;
    long whole(const wchar_t* name) const;
    static long whole(Variant value, const wchar_t* name);
    IDispatch* dispatch() const { return object_.get(); }

private:
    Variant invoke(const wchar_t* name, WORD kind, const std::vector<Variant>& arguments) const;

    Pointer<IDispatch> object_;
    Members* members_;
};

}  // namespace kaoping::com
