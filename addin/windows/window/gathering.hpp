#pragma once

#include <windows.h>

#include <string>
#include <vector>

#include "windows/window/arguments.hpp"

namespace kaoping::window {

// Explorer starts the program once for each item selected, but one run is wanted for all of them:
// for a moment after its start a window takes the paths of those that follow with the same verb.
inline constexpr UINT gathering_milliseconds = 800;  // since the last one

// While it is held no other start looks for a gathering window or becomes one.
class GatheringTurn {
public:
    GatheringTurn();
    ~GatheringTurn();
    GatheringTurn(const GatheringTurn&) = delete;
    GatheringTurn& operator=(const GatheringTurn&) = delete;

private:
    HANDLE mutex_;
};

// True: another window has taken the paths.
bool hand_over(Task task, const std::vector<std::string>& paths);
void begin_gathering(HWND window, Task task);
void end_gathering(HWND window);
// What WM_COPYDATA brings to a window that gathers; empty: nothing of the kind, or too late.
std::vector<std::string> handed_over(HWND window, const COPYDATASTRUCT& data);

}  // namespace kaoping::window
