#include "text/code_text.hpp"

#include <algorithm>
#include <array>

#include "text/folded.hpp"

namespace kaoping {

namespace {

using View = std::u32string_view;

constexpr auto latin = std::to_array<View>({U"none", U"no", U"nil", U"null"});
constexpr auto absence = std::to_array<View>(
    {U"无", U"没", U"暂", U"未", U"待", U"尚", U"否", U"不详", U"不清楚", U"不知", U"正在"});
constexpr auto waiting =
    std::to_array<View>({U"办理中", U"申请中", U"审批中", U"备案中", U"登记中"});
constexpr View numerals = U"0123456789〇零一二三四五六七八九十百千";

bool names_something(char32_t c) {
    return (c >= U'a' && c <= U'z') || numerals.find(c) != View::npos;
}

}  // namespace

bool says_no_code(std::string_view text) {
    const std::u32string word = fold_word(text);
    if (std::find(latin.begin(), latin.end(), View(word)) != latin.end()) return true;
    if (word.empty() || std::any_of(word.begin(), word.end(), names_something)) return false;
    return std::any_of(absence.begin(), absence.end(),
                       [&](View start) { return word.starts_with(start); }) ||
           std::any_of(waiting.begin(), waiting.end(),
                       [&](View end) { return word.ends_with(end); });
}

}  // namespace kaoping
