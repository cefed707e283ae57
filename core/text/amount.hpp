#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include "model/number.hpp"

namespace kaoping {

// The amount at the start of a folded text, in digits, Chinese numerals or both: 1,234.5 · 一百零五
// · 3亿5000万 · 二〇二三 · 三点五. ICU's spelled-out parser takes 一百二 for 102 and 三万五 for
// 30005; a form must not be guessed at, so this grammar is stricter: where a Chinese reader could
// hear two numbers, there is none.
struct Amount {
    Number value;
    std::size_t length = 0;  // code points read
    bool scaled = false;     // 万 or 亿 was written
    bool mixed = false;      // digits with 百 or 千 behind: 5千
};

enum class AmountFault {
    absent,      // no amount starts here
    malformed,   // begins like one: 一百零, 十十, 1.5万3000
    colloquial,  // 一百二 is 120 or 102
    several,     // 二三: two or three
    grouping,    // 1,23
};

struct AmountError {
    AmountFault fault = AmountFault::absent;
    Number high;  // colloquial: the two readings
    Number low;
};

std::variant<Amount, AmountError> read_amount(std::u32string_view folded);

// 1..9 for 一 .. 九 and the financial 壹 .. 玖 (两 is 2), 0 for 零 〇 ○; -1 for everything else.
int han_digit(char32_t c);

}  // namespace kaoping
