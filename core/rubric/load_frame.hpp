#pragma once

#include "rubric/load_map.hpp"
#include "rubric/plan.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::loading {

// What surrounds the scoring: the regulation, its publication, readings, the panel, tables.
void read_regulation(Context& context, MapReader& top, Rubric& rubric);
void read_publication(Context& context, MapReader& top, Rubric& rubric);
void read_readings(Context& context, MapReader& top, Plan& plan, Rubric& rubric);
void read_panel(Context& context, MapReader& top, const Plan& plan,
                Rubric& rubric);  // after the readings it may name
void read_tables(Context& context, MapReader& top, Rubric& rubric);

}  // namespace kaoping::loading
