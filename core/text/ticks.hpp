#pragma once

#include <string_view>
#include <vector>

namespace kaoping {

// One printed option with its box.
struct Option {
    std::u32string_view label;  // without the marks that divide options; may be empty
    bool ticked = false;
};

// □是 ☑否 · 是√ 否□ · (√)是 ( )否, as folded and without blanks: the options in order. Empty when
// the text holds no box and no tick. The labels view into `word`.
std::vector<Option> read_ticks(std::u32string_view word);

}  // namespace kaoping
