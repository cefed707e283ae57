/* The temporary files of libxlsxwriter, in place of its third_party/tmpfileplus, which asks Windows for names in the code page
 * of the user: folders whose names are not of that code page have UTF-16 names only. */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>

#include "xlsxwriter/third_party/tmpfileplus.h"

/* A file that nobody else sees and that is gone when it is closed; NULL when it cannot be made. The options that libxlsxwriter
 * never gives are not looked at. */
FILE *tmpfileplus(const char *folder, const char *prefix, char **path, int keep) {
    wchar_t where[MAX_PATH + 1], name[MAX_PATH + 1];
    HANDLE handle;
    int descriptor;
    (void) folder, (void) prefix, (void) path, (void) keep;
    if (GetTempPathW(MAX_PATH + 1, where) == 0 || GetTempFileNameW(where, L"kao", 0, name) == 0) return NULL;
    handle = CreateFileW(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, NULL);
    if (handle == INVALID_HANDLE_VALUE) return NULL;
    descriptor = _open_osfhandle((intptr_t) handle, _O_RDWR | _O_BINARY);
    if (descriptor == -1) {
        CloseHandle(handle);
        return NULL;
    }
    return _fdopen(descriptor, "w+b");
}
