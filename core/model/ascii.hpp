#pragma once

namespace kaoping {

// Lower case of A to Z; anything else stays as it is. For names in files (extensions, parts,
// formats), never for words of people.
constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace kaoping
