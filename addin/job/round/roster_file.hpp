#pragma once

#include <span>
#include <string>
#include <variant>

#include "model/cells.hpp"
#include "model/finding.hpp"
#include "rubric/catalog.hpp"

namespace kaoping {

// The workbook given as --roster, or why it is none: roster-unusable (cannot be read),
// header-not-found or roster-empty when it is a roster of none of these rubrics. `year` is of the
// labels of series.
std::variant<Workbook, Finding> open_roster(const std::string& path,
                                            std::span<const RubricPtr> rubrics, int year);

}  // namespace kaoping
