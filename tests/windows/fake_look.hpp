#pragma once

#include <windows.h>

namespace kaoping::fake {

// After so many milliseconds, with the add-in's own windows open, also one that nothing goes on
// beside: each text of theirs is printed, with its size and that of its control, and they are
// closed.
//   text CLASS WIDTH HEIGHT NEEDED_WIDTH NEEDED_HEIGHT TEXT
void look_at_windows(HWND but_this, DWORD milliseconds);

}  // namespace kaoping::fake
