#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "job/round/bureau_reading.hpp"
#include "recognise/bureau.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// Name and code as published: those that the bureau verified prevail.
std::pair<std::string, std::string> published_in(const GradedInput& graded);

// 2: the file is called as its organisation, as this program calls it; 1: with something behind the
// name; 0: otherwise.
int bears_name(const GradedInput& graded, const std::filesystem::path& file);

// Everything typed into a graded workbook, without its file and organisation.
std::vector<BureauEntry> entries_in(const GradedInput& graded, const Rubric& rubric);

}  // namespace kaoping
