#pragma once

#include <string>
#include <string_view>

namespace kaoping {

// Keys under which two texts are the same, and names that file systems take. All in and out is
// UTF-8 unless said.

// Comparison key of a name (vectors, type `name`): NFKC, zero-width characters removed, trimmed;
// white space kept (as one space) between Latin words only, because 张　三 is padded for looks; the
// middle dots of names are one character.
std::string name_key(std::string_view name);

// Comparison key of list entries (reading A6): NFKC without any white space or zero-width
// characters.
std::string list_key(std::string_view text);

// A file name (without extension) for any name: \ / : * ? " < > | and control characters become _,
// at most 80 code points (and 240 bytes, so that extension and " (2)" fit the 255 of file systems),
// no blanks or dots at the end, no hidden file (leading dot), no lock file (leading ~$), no device
// name of Windows; never empty.
std::string safe_file_name(std::string_view name);

// A name that Windows keeps for a device, whatever its extension and case: CON, nul.txt, COM1 ...
bool is_device_name(std::string_view name);

// The name of a file or zip member given in bytes: UTF-8 when well-formed, else GB18030; result in
// NFC.
std::string decode_name(std::string_view bytes);

bool is_valid_utf8(std::string_view bytes);

}  // namespace kaoping
