// Holds a file open as Excel does, so that others may read but not replace it: hold_file PATH,
// until its standard input ends.
#include <windows.h>

#include <cstdio>

int wmain(int count, wchar_t** words) {
    if (count != 2) return 2;
    const HANDLE file = CreateFileW(words[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ,
                                    nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) return 1;
    std::puts("held");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    CloseHandle(file);
    return 0;
}
