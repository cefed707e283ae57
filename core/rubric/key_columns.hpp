#pragma once

#include "rubric/rubric.hpp"

namespace kaoping {

// True when the column is read by the key of its list, by itself or through a derived column.
bool is_key_column(const List& list, const Column& column);

// A code or name that must stay as typed (format @): 007 is not 7. Columns marked key_text, codes,
// and every text or name that takes part in the list's key; dates, numbers and choices of a key
// stay what they are.
bool is_kept_as_text(const List& list, const Column& column);

}  // namespace kaoping
