#pragma once

#include <windows.h>

#include <string>
#include <vector>

#include "windows/dialogs/run_options.hpp"
#include "windows/dialogs/screen.hpp"

namespace kaoping::dialogs {

// The controls of the window of run options, also the numbers of their commands; and IDOK,
// IDCANCEL.
namespace id {
enum : int { list_label = 100, list, help, value_label, text, lines, choice, browse, clear };
}  // namespace id

std::wstring text_of_control(HWND control);

// Makes the controls in the order of the Tab key.
void make_run_options_controls(HWND dialog, const RunOptionsWords& words, const Screen& screen);

// Gives the dialog and its controls their places, in the middle of the owner or the screen; the
// list has its rows already. `helps`: what is shown below the list, one at a time.
void place_run_options(HWND dialog, const Screen& screen, const std::vector<std::wstring>& helps);

}  // namespace kaoping::dialogs
