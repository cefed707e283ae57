#pragma once

#include <string_view>

namespace kaoping {

// What a file is by its name alone (CONTRACT, Commands). Extensions compare without case.
enum class FileKind {
    ignored,      // lock files (~$, .~lock), hidden files, Thumbs.db, desktop.ini, __MACOSX
    spreadsheet,  // a source: read, or refused with a reason; so are archives other than zip
    zip,          // its members are looked at
    attachment,   // pdf, pictures, documents
    unknown,      // the first bytes decide
};

FileKind kind_of(std::string_view base_name);

// True for the text of a kaoping results.json: its first kilobytes are enough.
bool is_own_results(std::string_view head);

}  // namespace kaoping
