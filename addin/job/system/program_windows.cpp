#include <windows.h>

#include "job/system/paths.hpp"
#include "job/system/program.hpp"
#include "job/system/stop_request.hpp"

namespace kaoping {

namespace {

// One argument as programs take their command line apart: in quotes, with backslashes doubled
// before quotes.
void append_argument(std::wstring& line, const std::wstring& argument) {
    if (!line.empty()) line += L' ';
    line += L'"';
    std::size_t backslashes = 0;
    for (const wchar_t c : argument) {
        if (c == L'"') line.append(backslashes + 1, L'\\');
        backslashes = c == L'\\' ? backslashes + 1 : 0;
        line += c;
    }
    line.append(backslashes, L'\\');
    line += L'"';
}

class Handle {
public:
    explicit Handle(HANDLE handle) : handle_(handle) {}
    ~Handle() {
        if (handle_ != nullptr) CloseHandle(handle_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    HANDLE get() const { return handle_; }

private:
    HANDLE handle_;
};

// Closed, it ends every process in it.
HANDLE job_that_kills() {
    HANDLE job = CreateJobObjectW(nullptr, nullptr);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job != nullptr)
        SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    return job;
}

}  // namespace

bool run_program(const std::string& program, const std::vector<std::string>& arguments,
                 std::chrono::milliseconds patience) {
    std::wstring line;
    append_argument(line, to_path(program).native());
    for (const std::string& argument : arguments) append_argument(line, to_path(argument).native());
    const Handle job(job_that_kills());
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION started{};
    if (!CreateProcessW(nullptr, line.data(), nullptr, nullptr, FALSE,
                        CREATE_NO_WINDOW | CREATE_SUSPENDED, nullptr, nullptr, &startup, &started))
        return false;
    const Handle process(started.hProcess);
    const Handle thread(started.hThread);
    AssignProcessToJobObject(job.get(), process.get());
    ResumeThread(thread.get());
    auto waited = std::chrono::milliseconds(0);
    constexpr auto pause = std::chrono::milliseconds(50);
    while (WaitForSingleObject(process.get(), static_cast<DWORD>(pause.count())) != WAIT_OBJECT_0) {
        waited += pause;
        if (waited < patience && !stop_requested()) continue;
        TerminateProcess(process.get(), 1);
        return false;
    }
    DWORD status = 1;
    return GetExitCodeProcess(process.get(), &status) && status == 0;
}

}  // namespace kaoping
