#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "rubric/expression.hpp"

namespace kaoping {

struct Rubric;

// What expressions read of the form, the bureau, the experts and the round, by id or position.
struct Operands {
    std::set<std::size_t> fields;        // of the form: indices into Rubric::fields
    std::set<std::size_t> numbers;       // those of `fields` that hold numbers
    std::set<std::string> lists;         // counted, added up, or asked for by MATCHES
    std::set<std::string> matched;       // those of `lists` asked for by MATCHES
    std::set<std::string> facts;         // of the bureau
    std::set<std::string> expert_items;  // means of the experts' points
    std::set<CohortFigure> cohort;
    bool judged = false;  // the bureau's points
    bool people = false;  // something that people give after the form: see given_by_people()

    void add(const Operands& more);
    bool of_form_alone() const;  // nothing of the bureau, the experts or the cohort
};

// Judged points, experts' means, and facts whose blank leaves the result pending: where one of
// these is read, people give the points, and nothing that is lacking sets them to 0 (A3).
bool given_by_people(const Rubric& rubric, const NameNode& name);

// Nothing of null.
Operands operands_of(const Rubric& rubric, const ExprPtr& expression);
Operands operands_of(const Rubric& rubric, const Expr& expression);

}  // namespace kaoping
