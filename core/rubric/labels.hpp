#pragma once

#include <string>
#include <string_view>

#include "rubric/rubric.hpp"

namespace kaoping {

// The header of a list column as printed: label, unit in full-width brackets, required mark.
std::string column_header(const Column& column);
// The label of a field's cell as printed, with the required mark. Series values share it.
std::string field_label(const Field& field);
// A printed label or header without its required mark, ready to compare (NFKC, no spaces). Brackets
// stay: a label may end in them, 佐证材料（协议任务）.
std::string label_key(std::string_view printed);
// True when `printed` is the header of this column, with or without its unit and mark. Another unit
// is another header: 合同金额（元） over a column in 万元 must not pass.
bool is_header_of(const Column& column, std::string_view printed);
// Year of a series value: series 1..3 of a round of `year` is year-2..year; year itself for a
// single value.
int series_year(const Field& field, int year);

// The article to cite for a field or list: its own, else its indicator's, else the regulation.
std::string cited_article(const Rubric& rubric, const Field& field);
std::string cited_article(const Rubric& rubric, const List& list);

}  // namespace kaoping
