#include "windows/window/pickers.hpp"

#include <shobjidl.h>

#include <cstdint>
#include <memory>

#include "job/system/paths.hpp"
#include "windows/com/pointer.hpp"
#include "windows/common/utf16.hpp"

namespace kaoping::window {

namespace {

struct FreeTaskMemory {
    void operator()(void* memory) const { CoTaskMemFree(memory); }
};

constexpr COMDLG_FILTERSPEC workbooks{L"Excel", L"*.xlsx;*.xlsm;*.xls"};
constexpr COMDLG_FILTERSPEC results{L"Excel, results.json", L"*.xlsx;results.json"};
constexpr COMDLG_FILTERSPEC plans{L"YAML", L"*.yaml;*.yml"};
constexpr COMDLG_FILTERSPEC forms{L"Excel, zip", L"*.xlsx;*.xlsm;*.xls;*.zip"};

std::string path_of(IShellItem& item) {
    wchar_t* name = nullptr;
    if (FAILED(item.GetDisplayName(SIGDN_FILESYSPATH, &name))) return "";
    const std::unique_ptr<wchar_t, FreeTaskMemory> owned(name);
    return utf8_of(name);
}

std::vector<std::string> paths_of(IFileOpenDialog& dialog) {
    com::Pointer<IShellItemArray> items;
    if (FAILED(dialog.GetResults(items.receive()))) return {};
    DWORD count = 0;
    items->GetCount(&count);
    std::vector<std::string> paths;
    for (DWORD i = 0; i < count; ++i) {
        com::Pointer<IShellItem> item;
        if (FAILED(items->GetItemAt(i, item.receive()))) continue;
        if (std::string path = path_of(*item.get()); !path.empty())
            paths.push_back(std::move(path));
    }
    return paths;
}

std::vector<std::string> ask(HWND owner, const std::wstring& title, FILEOPENDIALOGOPTIONS wanted,
                             const COMDLG_FILTERSPEC* filter) {
    void* created = nullptr;
    if (FAILED(CoCreateInstance(CLSID_FileOpenDialog, nullptr, CLSCTX_INPROC_SERVER,
                                IID_IFileOpenDialog, &created)))
        return {};
    const auto dialog =
        com::Pointer<IFileOpenDialog>::adopt(static_cast<IFileOpenDialog*>(created));
    FILEOPENDIALOGOPTIONS options = 0;
    dialog->GetOptions(&options);
    dialog->SetOptions(options | wanted | FOS_FORCEFILESYSTEM);
    dialog->SetTitle(title.c_str());
    if (filter != nullptr) dialog->SetFileTypes(1, filter);
    if (FAILED(dialog->Show(owner))) return {};
    return paths_of(*dialog.get());
}

std::string first_of(const std::vector<std::string>& paths) {
    return paths.empty() ? "" : paths.front();
}

}  // namespace

std::string pick_folder(HWND owner, const std::wstring& title) {
    return first_of(ask(owner, title, FOS_PICKFOLDERS, nullptr));
}
std::string pick_workbook(HWND owner, const std::wstring& title) {
    return first_of(ask(owner, title, FOS_FILEMUSTEXIST, &workbooks));
}
std::string pick_results(HWND owner, const std::wstring& title) {
    return first_of(ask(owner, title, FOS_FILEMUSTEXIST, &results));
}
std::string pick_plan(HWND owner, const std::wstring& title) {
    return first_of(ask(owner, title, FOS_FILEMUSTEXIST, &plans));
}
std::vector<std::string> pick_forms(HWND owner, const std::wstring& title) {
    return ask(owner, title, FOS_FILEMUSTEXIST | FOS_ALLOWMULTISELECT, &forms);
}

std::vector<std::string> dropped_paths(HDROP drop) {
    std::vector<std::string> paths;
    const UINT count = DragQueryFileW(drop, 0xFFFFFFFFU, nullptr, 0);
    for (UINT i = 0; i < count; ++i) {
        std::wstring path(DragQueryFileW(drop, i, nullptr, 0) + 1U, L'\0');
        path.resize(DragQueryFileW(drop, i, path.data(), static_cast<UINT>(path.size())));
        paths.push_back(utf8_of(path));
    }
    DragFinish(drop);
    return paths;
}

bool open_path(HWND owner, const std::string& path) {
    constexpr std::intptr_t greatest_error = 32;
    const std::wstring native = to_path(path).make_preferred().native();
    return reinterpret_cast<std::intptr_t>(ShellExecuteW(owner, nullptr, native.c_str(), nullptr,
                                                         nullptr, SW_SHOWNORMAL)) > greatest_error;
}

}  // namespace kaoping::window
