#pragma once

#include "reports/graded/graded_map.hpp"
#include "reports/graded/score_plan.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

// The sheets of a graded workbook. place_* fix where cells stand (into the map), write_* fill them.

// The format that shows a field's values, put on `style`.
Style field_style(const Field& field, Style style);

void place_data(GradedMap& map, const std::string& sheet);
void write_data(Book& book, Page& page, const GradedMap& map);

void place_constants(GradedMap& map, const std::string& sheet);
void write_constants(Page& page, const GradedMap& map);

void place_scores(GradedMap& map, const ScorePlan& plan, const std::string& sheet);
void write_scores(Book& book, Page& page, const GradedMap& map, const ScorePlan& plan);

void write_graded_list(Book& book, Page& page, const GradedMap& map, std::size_t index);

void write_findings(Page& page, const GradedSubject& subject);

}  // namespace kaoping
