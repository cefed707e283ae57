#pragma once

#include <string_view>

namespace kaoping {

// True for words in place of a code or number: 无, 没有, 暂缺, 待补, 未备案, 办理中, none. Such
// text holds no digit, no Latin letter (but for none, no, nil) and no Chinese numeral, and begins
// with a word of absence or ends with one of waiting; a code of Chinese characters
// (皖科鉴字第十二号) is a code.
bool says_no_code(std::string_view text);

}  // namespace kaoping
