#pragma once

#include "rubric/load_map.hpp"
#include "rubric/plan.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::loading {

// Sections, groups, total, grades and the conditions that decide about them.
void read_sections(Context& context, MapReader& top, Plan& plan, Rubric& rubric);
void read_groups(Context& context, MapReader& top, Rubric& rubric);
void read_total(Context& context, MapReader& top, Rubric& rubric);
void read_grades(Context& context, MapReader& top, Plan& plan, Rubric& rubric);
void read_conditions(Context& context, MapReader& top, Rubric& rubric);
void read_consequences(Context& context, MapReader& top, Rubric& rubric);

}  // namespace kaoping::loading
