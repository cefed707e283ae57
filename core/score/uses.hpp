#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "rubric/rubric.hpp"

namespace kaoping {

// What an expression reads, found once for a round.
struct Uses {
    std::set<std::size_t> numbers;  // numeric fields of the form: indices into Rubric::fields
    std::set<std::size_t> fields;   // all fields of the form
    std::set<std::string> lists;    // counted lists, by id
    std::set<std::string> matched;  // lists asked for by MATCHES
    bool experts = false;           // an expert item
    bool judgement = false;  // `judged`, or a bureau fact whose blank leaves the result pending
    bool cohort = false;
    bool cohort_mean = false;
    bool cohort_min = false;
    bool decided_by_people() const { return experts || judgement; }
};

// Adds what `expression` reads.
void collect_uses(const Rubric& rubric, const Expr& expression, Uses& uses);

}  // namespace kaoping
