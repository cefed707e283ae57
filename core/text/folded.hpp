#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/cell_text.hpp"

namespace kaoping {

// Private to this stage: what its readers share.

// A typed text made comparable, for recognition only, never shown: NFKC; invisible characters gone;
// traditional and financial characters of numbers and units as simplified ones (萬 → 万, 貳 → 贰),
// dashes as -, brackets as ( ); blanks gone except one between two digits, where it separates.
struct Folded {
    std::u32string text;
    bool odd_number =
        false;  // held a superscript, or circled numbers that are not one alone: 5², ①②
    std::string found;  // the text as typed, for findings
};

Folded fold(std::string_view typed);

// fold(...) with letters case-folded and no blanks: for words (answers, choices).
std::u32string fold_word(std::string_view typed);

// 见附件1 of 是（见附件1）: the text before a closing bracket at the end, and what the bracket
// holds (empty: none).
struct Remarked {
    std::u32string_view text;
    std::u32string_view remark;
};
Remarked split_remark(std::u32string_view text);

// The argument `found` of findings: one line, at most 60 characters.
std::string quotation(std::string_view typed);

using FindingArgs = std::vector<std::pair<std::string, Text>>;
Finding note(Severity severity, FindingCode code, std::string found, FindingArgs more = {});
Reading refused(FindingCode code, std::string found, FindingArgs more = {});  // an error, no value
Reading kept(Value value);

}  // namespace kaoping
