#pragma once

#include <string>
#include <vector>

#include "rubric/rubric.hpp"

namespace kaoping {

// The fields of the head that the bureau may know of an institution beforehand: a roster's columns,
// and what a prefilled form begins with. Name and code come first.
std::vector<const Field*> roster_fields(const Rubric& rubric);

// 名册: a blank roster. Header row of labels on the first sheet: name, code, the fields, 缓评
// (excused). Throws WriteError.
void write_roster(const std::string& path, const Rubric& rubric, int year);

}  // namespace kaoping
