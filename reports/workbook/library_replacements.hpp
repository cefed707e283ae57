#pragma once

#include <cstdio>
#include <ctime>

// What libxlsxwriter calls and what is not for workbooks written by several threads at once, anew.
// These are linked into every program (kaoping_replace), where the library finds them before others
// of their names. On Windows its gmtime is safe, and the library is built with a tmpfileplus of
// ours (installer/windows/dependencies).

// A file open for reading and writing, seen by nobody else and gone when closed: in `folder`, else
// in TMPDIR, else in the system's. Null, with errno, where none can be made. The library's own
// numbers its names with a counter without a lock. It gives no prefix, wants no path and keeps
// nothing: these three are not looked at.
extern "C" std::FILE* tmpfileplus(const char* folder, const char* prefix, char** path, int keep);

// UTC, in a place of the calling thread's: C's writes into one that all threads share, and a
// workbook's date of creation could be read while another is written.
// NOLINTNEXTLINE(readability-redundant-declaration): what is defined anew is C's
extern "C" std::tm* gmtime(const std::time_t* time) noexcept;
