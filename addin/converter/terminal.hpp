#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace kaoping {

// What differs between the terminals of systems. Text is UTF-8.
bool is_terminal(std::FILE* stream);
// The program's own stderr. Once it has been asked for, what libraries print to theirs goes
// nowhere: what went wrong is for us to say, in both languages.
std::FILE* errors();
// Words for people. On Windows a console shows them whatever its code page is, and what is
// redirected comes in the code page of the console (936, 65001), as the programs behind a pipe
// expect. Data does not go through here: it is UTF-8 everywhere.
void write_words(std::FILE* stream, std::string_view text);
// A last word on stderr, past whatever waits to be written; on POSIX also from a signal handler.
void write_at_once(std::string_view text);
// "zh_CN.UTF-8", "en-US" or the like: what people have chosen for this system; empty: nothing.
std::string system_locale();

}  // namespace kaoping
