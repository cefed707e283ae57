#include "windows/excel/module.hpp"

// Here the add-in's parts are of a program.
namespace kaoping::excel {

HINSTANCE module() { return GetModuleHandleW(nullptr); }
void pin_module() {}

}  // namespace kaoping::excel
