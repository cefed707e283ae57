#pragma once

#include "rubric/load_context.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::loading {

// What is wrong with a rubric as a whole, after its parts have been read and its names resolved.
void lint_ids(Context& context,
              const Rubric& rubric);  // unique ids and labels, reserved words, references
void lint_points(Context& context,
                 const Rubric& rubric);  // sums, sections, groups, judged ranges, expert items
void lint_rules(Context& context,
                const Rubric& rubric);  // gaps and overlaps of tiers, cycles of lists
void lint_grades(Context& context,
                 const Rubric& rubric);  // order and reach of the bands, ids of grades
// Doubts, which are warnings; what has errors would only raise false ones.
void lint_reach(Context& context,
                const Rubric& rubric);  // points that a rule cannot reach, or that are cut off
void lint_usage(Context& context, const Rubric& rubric);  // what no rule uses

inline std::string shown(const Number& number) { return number.to_decimal(6); }  // in what they say

void lint_rubric(Context& context, const Rubric& rubric);  // all of them

}  // namespace kaoping::loading
