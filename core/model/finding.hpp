#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/finding_code.hpp"
#include "model/language.hpp"

namespace kaoping {

// Words in both languages. Data (labels of a rubric, texts of the catalogue), never written in C++.
struct Text {
    std::string zh;
    std::string en;
    const std::string& in(Language language) const { return language == Language::en ? en : zh; }
    friend bool operator==(const Text&, const Text&) = default;
};

enum class Severity { info, warning, error };

// Bad input is a value. `code` names the message in reports/wording/messages.yaml, where its words
// stand once; `args` fill its places, in both languages (a number or a quotation has the same text
// twice).
struct Finding {
    Severity severity = Severity::error;
    FindingCode code;  // kebab-case: "not-a-number"
    std::string
        field;  // id of the field, list, list.column, indicator or flag concerned; may be empty
    std::string cell;  // "指标表!F11"; empty when no cell is concerned
    std::vector<std::pair<std::string, Text>> args;
    friend bool operator==(const Finding&, const Finding&) = default;
};

inline Text same(std::string text) { return {text, std::move(text)}; }

}  // namespace kaoping
