#pragma once

#include <map>
#include <string>
#include <vector>

#include "rubric/load_map.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::loading {

// Printed units of money, area and percent (common.yaml): the program counts in them, so a rubric
// cannot change them.
using Units = std::map<ValueType, std::string>;

Units read_units(Context& context, const YamlNode& node);

// One field, or the three values of a series.
std::vector<Field> read_field(Context& context, const YamlNode& node, const Units& units);
List read_list(Context& context, const YamlNode& node, const Units& units);
Fact read_fact(Context& context, const YamlNode& node, const Units& units, bool flag);

}  // namespace kaoping::loading
