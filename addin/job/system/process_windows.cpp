#include <Poco/Environment.h>
#include <windows.h>

#include <array>
#include <cstdio>

#include "job/system/process.hpp"

#include "job/system/paths.hpp"

namespace kaoping {

namespace {

std::string born_when(HANDLE process) {
    FILETIME born{}, ended{}, in_system{}, in_program{};
    if (GetProcessTimes(process, &born, &ended, &in_system, &in_program) == 0) return "";
    constexpr unsigned bits = 32;
    return std::to_string((static_cast<unsigned long long>(born.dwHighDateTime) << bits) |
                          born.dwLowDateTime);
}

std::string user_name() {
    std::array<wchar_t, 257> name{};
    auto size = static_cast<DWORD>(name.size());
    return GetUserNameW(name.data(), &size) != 0 ? to_utf8(std::filesystem::path(name.data()))
                                                 : std::string();
}

// By Windows: the cross-build's Poco is cut down to what nothing else does.
std::string local_time() {
    SYSTEMTIME now{};
    GetLocalTime(&now);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d %02d:%02d:%02d", now.wYear, now.wMonth,
                  now.wDay, now.wHour, now.wMinute, now.wSecond);
    return text.data();
}

}  // namespace

const Process& this_process() {
    static const Process self{Poco::Environment::nodeName(), user_name(), GetCurrentProcessId(),
                              born_when(GetCurrentProcess()), local_time()};
    return self;
}

bool may_live(const Process& process) {
    const HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE, FALSE,
                                      static_cast<DWORD>(process.id));
    if (handle == nullptr) return GetLastError() == ERROR_ACCESS_DENIED;
    const std::string born = born_when(handle);
    const bool runs = WaitForSingleObject(handle, 0) == WAIT_TIMEOUT;
    CloseHandle(handle);
    return runs && (born.empty() || process.born.empty() || born == process.born);
}

}  // namespace kaoping
