#include <windows.h>

#include <atomic>

#include "job/system/stop_request.hpp"

namespace kaoping {

namespace {

constexpr UINT status_nothing_done = 2;

std::atomic<bool> stop_asked{false};
std::atomic<int> orderly_ends{0};
void (*say_why)() = nullptr;

// Called in a thread of its own. A console that is closed, and the end of the session, give the
// program as long as this does not return, at most five seconds.
BOOL WINAPI on_stop(DWORD event) {
    if (stop_asked.exchange(true)) return FALSE;  // the system ends it
    if (orderly_ends == 0) {
        say_why();
        TerminateProcess(GetCurrentProcess(), status_nothing_done);
    }
    if (event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT) return TRUE;
    constexpr int pauses = 48;
    constexpr DWORD pause_ms = 100;
    for (int i = 0; i < pauses; ++i) Sleep(pause_ms);
    return TRUE;
}

}  // namespace

void listen_for_stops(void (*say)()) {
    say_why = say;
    SetConsoleCtrlHandler(on_stop, TRUE);
}

bool stop_requested() { return stop_asked; }

OrderlyEnd::OrderlyEnd() { ++orderly_ends; }
OrderlyEnd::~OrderlyEnd() { --orderly_ends; }

}  // namespace kaoping
