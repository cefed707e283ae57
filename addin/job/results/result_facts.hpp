#pragma once

#include <map>
#include <string>

#include "job/results/results_model.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// What is compared of one subject, in words and for programs.
struct DiffFact {
    Text what;         // "得分：专业队伍"
    Text value;        // grade labels, titles, 、 between items; "–" for null
    std::string json;  // the value as it stands in results.json
};

// By path: "status", "points professionals", "value staff".
using DiffFacts = std::map<std::string, DiffFact>;

// The facts of a scored subject. A rubric that is not known (null) leaves its ids for words.
DiffFacts diff_facts(const Rubric* rubric, int year, const results::Subject& subject);

// Equal for subjects with equal facts, and for no others; 64 characters.
std::string facts_digest(const results::Subject& subject);

DiffFact status_fact(const results::Subject& subject);
DiffFact no_fact();  // "–"

}  // namespace kaoping
