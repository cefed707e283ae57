#include "windows/engine/type_library.hpp"

#include <kaoping_idl.h>

#include <array>

namespace kaoping::com {

namespace {

Pointer<ITypeLib> load_own() {
    std::array<wchar_t, 32768> path{};
    Pointer<ITypeLib> library;
    const DWORD length = GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size()));
    if (length > 0 && length < path.size())
        LoadTypeLibEx(path.data(), REGKIND_NONE, library.receive());
    return library;
}

Pointer<ITypeInfo> info_of(const GUID& guid) {
    static const Pointer<ITypeLib> library = load_own();
    Pointer<ITypeInfo> info;
    if (library) library->GetTypeInfoOfGuid(guid, info.receive());
    return info;
}

}  // namespace

ITypeInfo* interface_info() {
    static const Pointer<ITypeInfo> info = info_of(__uuidof(IEngine));
    return info.get();
}

ITypeInfo* class_info() {
    static const Pointer<ITypeInfo> info = info_of(__uuidof(::Engine));
    return info.get();
}

}  // namespace kaoping::com
