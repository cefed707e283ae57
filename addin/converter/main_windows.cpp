#include <fcntl.h>
#include <io.h>

#include <cstdio>

#include "converter/program.hpp"
#include "windows/common/utf16.hpp"

// Windows' command line leaves *.xlsx to the program.
extern "C" {
extern int _dowildcard;
int _dowildcard = -1;
}

// Windows hands over UTF-16; what is redirected keeps its line ends, as everywhere.
int wmain(int count, wchar_t** words) {
    for (std::FILE* stream : {stdout, stderr}) _setmode(_fileno(stream), _O_BINARY);
    std::vector<std::string> arguments;
    for (int i = 1; i < count; ++i) arguments.push_back(kaoping::argument_of(words[i]));
    return kaoping::run_converter(arguments);
}
