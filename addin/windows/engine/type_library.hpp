#pragma once

#include <windows.h>

#include <oaidl.h>

#include "windows/com/pointer.hpp"

namespace kaoping::com {

// kaoping.idl as it is in this program's resources; loaded once, for the one thread of the engine.
// Null: damaged.
ITypeInfo* interface_info();  // IEngine
ITypeInfo* class_info();      // Engine

}  // namespace kaoping::com
