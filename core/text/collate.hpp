#pragma once

#include <string_view>

namespace kaoping {

// Orders of Chinese names, by CLDR's collations of ICU: total orders (equal only when the bytes are
// equal), the same on every machine and in every locale. Usable as comparators of std::sort and
// std::map, from any thread.

// By pronunciation (拼音): the order of rankings' ties and of the review workbook.
struct PinyinOrder {
    int compare(std::string_view a, std::string_view b) const;  // -1, 0, 1
    bool operator()(std::string_view a, std::string_view b) const { return compare(a, b) < 0; }
};

// By number of strokes (姓氏笔画): the customary order of lists of persons.
struct StrokeOrder {
    int compare(std::string_view a, std::string_view b) const;
    bool operator()(std::string_view a, std::string_view b) const { return compare(a, b) < 0; }
};

}  // namespace kaoping
