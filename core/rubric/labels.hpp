#pragma once

#include <string>

#include "rubric/rubric.hpp"

namespace kaoping {

// The header of a list column as printed: label, unit in full-width brackets, required mark.
std::string column_header(const Column& column);
// The label of a field's cell as printed, with the required mark. Series values share it.
std::string field_label(const Field& field);
// A printed label or header without its required mark and bracketed unit, ready to compare (NFKC, no spaces).
std::string label_key(std::string_view printed);
// Year of a series value: series 1..3 of a round of `year` is year-2..year; year itself for a single value.
int series_year(const Field& field, int year);

}  // namespace kaoping
