#pragma once

#include <windows.h>

namespace kaoping::excel {

HINSTANCE module();  // this DLL
void pin_module();   // keeps it loaded until the process ends: a thread of it may outlive its
                     // objects

}  // namespace kaoping::excel
