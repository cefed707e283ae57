#pragma once

#include <span>
#include <string>

namespace kaoping {

// Two lower-case digits a byte.
inline std::string hex_digits(std::span<const unsigned char> bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

}  // namespace kaoping
