#pragma once

#include <optional>
#include <string_view>

#include "model/field_type.hpp"
#include "model/number.hpp"

namespace kaoping {

// What stands behind an amount (folded text).

// Whether `tail` repeats the field's unit or one of its synonyms (CONTRACT, cell text); an empty
// tail does.
bool is_unit_of(std::u32string_view tail, const CellSpec& spec);

// 元, 圆整, 元5角3分, 整, 元人民币 ...
struct MoneyTail {
    bool yuan = false;      // 元 was written
    Number cents;           // 角 and 分, in 分
    bool renminbi = false;  // the currency was named
};
std::optional<MoneyTail> read_money_tail(std::u32string_view tail);

// ¥, 人民币, RMB, CNY at the start of `text`, which is moved past it.
struct CurrencySign {
    bool sign = false;      // ¥: the amount is in yuan
    bool renminbi = false;  // the currency's name, which leaves the unit open
};
CurrencySign take_currency(std::u32string_view& text);

// The other words this stage knows, for findings that say what is wrong.
bool names_other_currency(std::u32string_view text);
bool says_about(std::u32string_view text);  // 约, 余, 左右 ...
bool says_bound(
    std::u32string_view text);  // 以上, 至少, ≥ ..., or two amounts with - ~ 至 到 between

}  // namespace kaoping
