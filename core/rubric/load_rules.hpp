#pragma once

#include <optional>
#include <vector>

#include "rubric/load_map.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::loading {

// A rule as the file gives it: an expression, or one of the forms of templates/README.md written
// out as one.
struct Rule {
    ExprPtr expression;                 // names unresolved; null after a defect
    std::optional<JudgedRange> judged;  // of the form `judged`
    bool experts = false;     // the form `experts`: the caller adds the indicator's expert items
    Number surplus;           // of the form `proportion`
    std::vector<Text> items;  // words of a checklist, one an item; empty where the file has none
};

// Names of the expert items stand for the form `experts`.
Rule read_rule(Context& context, const YamlNode& node,
               const std::vector<std::string>& expert_items);

std::optional<JudgedRange> read_judged(Context& context, const YamlNode& node);

}  // namespace kaoping::loading
