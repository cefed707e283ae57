#pragma once

#include "windows/excel/dialogs.hpp"

namespace kaoping::excel {

// Opens a list beside the office's window; null when Windows refuses. It deletes itself when it is
// closed.
HWND open_list(HWND owner, ListWindow window);

}  // namespace kaoping::excel
