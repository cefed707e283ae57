#pragma once

#include <windows.h>
#include <shellapi.h>

#include <string>
#include <vector>

namespace kaoping::window {

// Paths are UTF-8. Empty: nothing was picked. COM is initialised on this thread, single-threaded.
std::string pick_folder(HWND owner, const std::wstring& title);
std::string pick_workbook(HWND owner, const std::wstring& title);
std::string pick_results(HWND owner,
                         const std::wstring& title);  // a summary workbook or results.json
std::string pick_plan(HWND owner, const std::wstring& title);
// Workbooks and archives.
std::vector<std::string> pick_forms(HWND owner, const std::wstring& title);

std::vector<std::string> dropped_paths(HDROP drop);
// With the program that Windows has for it. False: there is none, or it is gone.
bool open_path(HWND owner, const std::string& path);

}  // namespace kaoping::window
