#pragma once

#include <string>

namespace kaoping {

// 1 -> 一, 12 -> 十二, 21 -> 二十一: numbers of headings. `number` > 0.
std::string chinese_number(int number);

}  // namespace kaoping
