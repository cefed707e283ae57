#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "job/round/bureau_reading.hpp"
#include "recognise/bureau.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// As it is published: name and code that the bureau verified prevail. `verified`: by field id.
Organisation published_as(const Organisation& own, const std::map<std::string, Verified>& verified);

// 2: the file is called as its organisation, as this program calls it; 1: with something behind the
// name; 0: otherwise.
int bears_name(const GradedInput& graded, const std::filesystem::path& file);

// Everything typed into a graded workbook, without its file and organisation.
std::vector<BureauEntry> entries_in(const GradedInput& graded, const Rubric& rubric);

}  // namespace kaoping
