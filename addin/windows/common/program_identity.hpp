#pragma once

#include <guiddef.h>

namespace kaoping {

// What this product is called in the registry and on disk. The engine's class and its type library
// are in engine/kaoping.idl.
namespace program {
inline constexpr const wchar_t* engine = L"kaoping-engine.exe";  // Kaoping.Engine, 64 bits
inline constexpr const wchar_t* converter = L"kaoping.exe";      // the command line
inline constexpr const wchar_t* window = L"kaoping-window.exe";  // for people without one
inline constexpr const wchar_t* addin_64 =
    L"kaoping-excel-64.dll";  // the add-in, one a bitness of the office
inline constexpr const wchar_t* addin_32 = L"kaoping-excel-32.dll";
}  // namespace program

namespace prog_id {
inline constexpr const wchar_t* engine = L"Kaoping.Engine";
inline constexpr const wchar_t* addin =
    L"Kaoping.ExcelAddIn";  // IDTExtensibility2, IRibbonExtensibility
inline constexpr const wchar_t* functions =
    L"Kaoping.Functions";  // the worksheet functions, an automation add-in
}  // namespace prog_id

namespace registry {
inline constexpr const wchar_t* settings =
    L"Software\\kaoping";  // below HKEY_CURRENT_USER: what the user has chosen
inline constexpr const wchar_t* language = L"Language";  // zh, en; absent: as Windows is shown
}  // namespace registry

inline constexpr GUID clsid_addin{
    0x876A5FE4, 0xD0C9, 0x42A2, {0x90, 0x01, 0xC8, 0x8C, 0xA3, 0x5A, 0x14, 0x09}};
inline constexpr GUID clsid_functions{
    0x41CAEAA5, 0xB78D, 0x4173, {0xA7, 0xE4, 0x0E, 0x7E, 0x63, 0xE2, 0x26, 0x5C}};

}  // namespace kaoping
