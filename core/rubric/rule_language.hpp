#pragma once

#include <set>
#include <string>

namespace kaoping {

struct YamlNode;

// The language as the loader knows it, and as much of it as stands in one rubric and its plan: what
// tests of completeness walk, so that no second list of keys is kept. language_of() in load.hpp
// makes it.
//
// "key fields.min": the key `min` of a mapping under `fields`; "word fields.type=count": a word
// that stands for itself; "function LOOKUP", "function MAX(list[column])"; "name cohort_rank".
// Mappings that are entries of one (derive, head, a plan's rules) are called after that one; rules
// inside rules are called rules. Only mappings that stand in the files are asked, so that files
// with every key know them all.
struct RuleLanguage {
    std::set<std::string> known;
    std::set<std::string> used;
};

namespace loading {

class Context;

// Adds what the loader asked the mappings of this document for, and what stands in it.
void add_language(const Context& context, const YamlNode& root, RuleLanguage& language);

}  // namespace loading

}  // namespace kaoping
