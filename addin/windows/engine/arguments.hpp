#pragma once

#include <windows.h>

#include <oaidl.h>

#include <string>
#include <vector>

#include "job/options.hpp"

namespace kaoping::com {

// Texts as clients give them: one text of lines, an array of texts (of VARIANTs too; VBA's by
// reference), an array of JScript, or nothing. Empty lines are left out. Throws Failure
// (E_INVALIDARG) with the argument's name for anything else.
std::vector<std::string> texts_of(const VARIANT& value, const char* name);
std::vector<std::string> lines_of(const std::string& text);

// One text or nothing. Throws Failure.
std::string text_of(const VARIANT& value, const char* name);

// The same paths, none of which may depend on a folder or disk that is current: the engine has its
// own, not the client's. Throws Failure.
std::string whole_path(std::string path);
std::vector<std::string> whole_paths(std::vector<std::string> paths);

// "Name=value" texts into `options`. Throws Failure.
void read_options(const VARIANT& value, ScoreOptions& options);

}  // namespace kaoping::com
