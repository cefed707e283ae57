#include "windows/window/gathering.hpp"

#include <sstream>

namespace kaoping::window {

namespace {

constexpr const wchar_t* mutex_name = L"Local\\kaoping-window.gathering";
constexpr const wchar_t* property = L"kaoping-window.gathering";  // of a window: its task
constexpr ULONG_PTR mark = 0x6B616F70;                            // of our WM_COPYDATA
constexpr DWORD patience = 5000;                                  // milliseconds

// Null is no property at all.
HANDLE value_of(Task task) { return reinterpret_cast<HANDLE>(static_cast<INT_PTR>(task) + 1); }

struct Search {
    Task task;
    HWND found = nullptr;
};

BOOL CALLBACK is_gathering(HWND window, LPARAM lparam) {
    auto& search = *reinterpret_cast<Search*>(lparam);
    if (GetPropW(window, property) != value_of(search.task)) return TRUE;
    search.found = window;
    return FALSE;
}

}  // namespace

GatheringTurn::GatheringTurn() : mutex_(CreateMutexW(nullptr, FALSE, mutex_name)) {
    if (mutex_ != nullptr) WaitForSingleObject(mutex_, patience);
}

GatheringTurn::~GatheringTurn() {
    if (mutex_ == nullptr) return;
    ReleaseMutex(mutex_);
    CloseHandle(mutex_);
}

bool hand_over(Task task, const std::vector<std::string>& paths) {
    Search search{task};
    EnumWindows(is_gathering, reinterpret_cast<LPARAM>(&search));
    if (search.found == nullptr) return false;
    std::string all;
    for (const std::string& path : paths) all += path + "\n";
    COPYDATASTRUCT data{mark, static_cast<DWORD>(all.size()), all.data()};
    DWORD_PTR taken = 0;
    return SendMessageTimeoutW(search.found, WM_COPYDATA, 0, reinterpret_cast<LPARAM>(&data),
                               SMTO_ABORTIFHUNG, patience, &taken) != 0 &&
           taken != 0;
}

void begin_gathering(HWND window, Task task) { SetPropW(window, property, value_of(task)); }

void end_gathering(HWND window) { RemovePropW(window, property); }

std::vector<std::string> handed_over(HWND window, const COPYDATASTRUCT& data) {
    if (data.dwData != mark || GetPropW(window, property) == nullptr) return {};
    std::istringstream all(std::string(static_cast<const char*>(data.lpData), data.cbData));
    std::vector<std::string> paths;
    for (std::string path; std::getline(all, path);) paths.push_back(path);
    return paths;
}

}  // namespace kaoping::window
